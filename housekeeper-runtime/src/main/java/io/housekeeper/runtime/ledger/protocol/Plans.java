package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.protocol.KnownPlans.Known;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plans of tasks as one transaction sees them. */
final class Plans {

  private final KnownPlans known;
  private final Transaction tables;
  private final Map<Integer, Known> read = new HashMap<>();

  Plans(KnownPlans known, Transaction tables) {
    this.known = known;
    this.tables = tables;
  }

  /** The plans of rows, by task. The rows must be locked, or read in this transaction. */
  Map<Integer, TaskPlan> of(Collection<TaskRow> rows) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    Map<Integer, TaskRow> unknown = new HashMap<>();
    for (TaskRow row : rows) {
      Optional<Known> one = known(row.id()).filter(it -> it.rev() == row.cursor().rev());
      if (one.isPresent()) {
        plans.put(row.id(), one.get().plan());
        know(row, one.get().plan());
      } else {
        unknown.put(row.id(), row);
      }
    }
    if (!unknown.isEmpty()) {
      plans.putAll(read(unknown, tables.specs().rows(unknown.keySet())));
    }
    return plans;
  }

  /** The plan of one row. */
  TaskPlan of(TaskRow row) {
    return Optional.ofNullable(of(List.of(row)).get(row.id())).orElseThrow();
  }

  private Map<Integer, TaskPlan> read(Map<Integer, TaskRow> rows, List<SpecRow> specs) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    for (SpecRow spec : specs) {
      TaskRow row = Optional.ofNullable(rows.get(spec.task())).orElseThrow();
      TaskPlan plan = known.plan(spec.effective());
      know(row, plan);
      plans.put(row.id(), plan);
    }
    return plans;
  }

  private Optional<Known> known(int task) {
    return Optional.ofNullable(read.get(task)).or(() -> known.of(task));
  }

  private void know(TaskRow row, TaskPlan plan) {
    Known now = Known.of(row, plan);
    if (!known(row.id()).equals(Optional.of(now))) {
      read.put(row.id(), now);
    }
  }

  /**
   * Whether the end of a run may mean something for its task, so that the task's row must be
   * locked: the next delay counts from it, it has blocked fires, or a success ends a series of
   * crashes.
   */
  boolean mattersToTask(Finish finish) {
    Optional<Known> one = known(finish.run().task());
    return one.isEmpty()
        || one.get().crashes() > 0
        || one.get().plan().countsFromEnd()
        || Ends.blocks(one.get().plan(), finish.run().since(), finish.report().endedAt());
  }

  /** The plan of a specification as the ledger keeps it. */
  TaskPlan plan(String effective) {
    return known.plan(effective);
  }

  boolean isReadable(String effective) {
    try {
      return plan(effective).spec() != null;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  /** The transaction was committed, so that others may rely on what it has read. */
  void keep() {
    known.keep(read);
  }

  /** What was read without locks was true once, and may be new to others. */
  void keepUnlessKnown() {
    known.keepUnlessKnown(read);
  }

  /** The transaction may have been committed, or not. */
  void forget() {
    known.forget(read);
  }
}
