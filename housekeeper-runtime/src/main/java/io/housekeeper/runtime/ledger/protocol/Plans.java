package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The plans of tasks, read from the ledger once for each change. */
final class Plans {

  private record Known(int rev, int crashes, TaskPlan plan) {}

  private final ScheduleReader schedules = new ScheduleReader(name -> Optional.empty());
  private final Map<Integer, Known> known = new ConcurrentHashMap<>();

  /** The plans of rows, by task. The rows must be locked, or read in the same transaction. */
  Map<Integer, TaskPlan> of(Transaction tables, Collection<TaskRow> rows) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    Map<Integer, TaskRow> unknown = new HashMap<>();
    for (TaskRow row : rows) {
      Known one = known.get(row.id());
      if (one != null && one.rev == row.cursor().rev()) {
        plans.put(row.id(), one.plan);
        know(row, one.plan);
      } else {
        unknown.put(row.id(), row);
      }
    }
    if (!unknown.isEmpty()) {
      plans.putAll(read(unknown, tables.specs().rows(unknown.keySet())));
    }
    return plans;
  }

  private Map<Integer, TaskPlan> read(Map<Integer, TaskRow> rows, List<SpecRow> specs) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    for (SpecRow spec : specs) {
      TaskRow row = Optional.ofNullable(rows.get(spec.task())).orElseThrow();
      TaskPlan plan = plan(spec.effective());
      know(row, plan);
      plans.put(row.id(), plan);
    }
    return plans;
  }

  private void know(TaskRow row, TaskPlan plan) {
    Known before = known.get(row.id());
    Known now = new Known(row.cursor().rev(), row.crashes(), plan);
    if (!now.equals(before)) {
      known.put(row.id(), now);
    }
  }

  /**
   * Whether the end of a run may mean something for its task, so that the task's row must be
   * locked: the next delay counts from it, it has blocked fires, or a success ends a series of
   * crashes.
   */
  boolean mattersToTask(Finish finish) {
    Known one = known.get(finish.run().task());
    return one == null
        || one.crashes > 0
        || one.plan.countsFromEnd()
        || Ends.blocks(one.plan, finish.run().since(), finish.report().endedAt());
  }

  /** The plan of a specification as the ledger keeps it. */
  TaskPlan plan(String effective) {
    TaskSpec spec = SpecText.read(effective);
    ScheduleRules rules =
        new ScheduleRules(
            spec.name(),
            spec.zone().orElse(ZoneOffset.UTC),
            spec.skippedTime(),
            spec.repeatedTime());
    return new TaskPlan(spec, schedules.read(spec.schedule(), rules));
  }
}
