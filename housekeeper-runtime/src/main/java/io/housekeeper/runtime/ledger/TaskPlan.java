package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.run.RecoveryPolicy;
import io.housekeeper.runtime.run.RunTransitions;
import io.housekeeper.runtime.schedule.FixedDelay;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.ZoneOffset;
import java.util.Optional;

/** The specification of a task that is in force, and its schedule. */
public record TaskPlan(TaskSpec spec, Schedule schedule) {

  private static final ScheduleReader SCHEDULES = new ScheduleReader(name -> Optional.empty());

  /**
   * The plan of a specification as the ledger keeps it.
   *
   * @param spec the text of its schedule resolved, its zone named
   * @throws IllegalArgumentException if its schedule cannot be read here
   */
  public static TaskPlan of(TaskSpec spec) {
    ScheduleRules rules = ScheduleRules.of(spec, ZoneOffset.UTC);
    return new TaskPlan(spec, SCHEDULES.read(spec.schedule(), rules));
  }

  /** Whether at most one run of the task is to execute at a time. */
  public boolean exclusive() {
    return spec.overlap() != Overlap.ALLOW;
  }

  /** Whether the next fire counts from the end of the last run. */
  public boolean countsFromEnd() {
    return schedule instanceof FixedDelay;
  }

  public RunTransitions transitions() {
    return new RunTransitions(spec.retry(), new RecoveryPolicy(spec.restarts()));
  }
}
