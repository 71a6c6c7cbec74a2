package io.housekeeper.runtime.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.run.RecoveryPolicy;
import io.housekeeper.runtime.run.RunTransitions;
import io.housekeeper.runtime.schedule.FixedDelay;
import io.housekeeper.runtime.schedule.Schedule;

/** The specification of a task that is in force, and its schedule. */
public record TaskPlan(TaskSpec spec, Schedule schedule) {

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
