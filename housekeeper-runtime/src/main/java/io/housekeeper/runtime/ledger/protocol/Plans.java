package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.protocol.KnownPlans.Known;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plans of tasks as one transaction sees them. A specification that another version has written
 * may have no plan here: its task is left to those who can read it.
 */
final class Plans {

  private final KnownPlans known;
  private final Transaction tables;
  private final Map<Integer, Known> read = new HashMap<>();
  private final Map<Integer, String> unread = new HashMap<>();
  private final Map<String, TaskPlan> offered = new HashMap<>();

  Plans(KnownPlans known, Transaction tables) {
    this.known = known;
    this.tables = tables;
  }

  /**
   * The plans of rows, by task, of those that can be read. The rows must be locked, or read in this
   * transaction.
   */
  Map<Integer, TaskPlan> of(Collection<TaskRow> rows) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    Map<Integer, TaskRow> unknown = new HashMap<>();
    for (TaskRow row : rows) {
      Optional<Known> one = known(row.id());
      if (one.isPresent() && one.get().rev() == row.cursor().rev()) {
        plans.put(row.id(), one.get().plan());
        unread.remove(row.id());
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

  /** The plan of one row, if it can be read. */
  Optional<TaskPlan> ifReadable(TaskRow row) {
    return Optional.ofNullable(of(List.of(row)).get(row.id()));
  }

  /**
   * The plan of one row.
   *
   * @throws IllegalArgumentException with a sentence, if it cannot be read
   */
  TaskPlan of(TaskRow row) {
    return ifReadable(row)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Unreadable.sentence(row.key(), whyUnread(row.id()).orElse("?"))));
  }

  /** Why there is no plan of a task that was asked for in this transaction. */
  Optional<String> whyUnread(int task) {
    return Optional.ofNullable(unread.get(task));
  }

  private Map<Integer, TaskPlan> read(Map<Integer, TaskRow> rows, List<SpecRow> specs) {
    Map<Integer, TaskPlan> plans = new HashMap<>();
    for (SpecRow spec : specs) {
      TaskRow row = Optional.ofNullable(rows.get(spec.task())).orElseThrow();
      try {
        TaskPlan plan = plan(spec.effective());
        know(row, plan);
        plans.put(row.id(), plan);
        unread.remove(row.id());
      } catch (IllegalArgumentException misfit) {
        unread.put(row.id(), String.valueOf(misfit.getMessage()));
      }
    }
    return plans;
  }

  private Optional<Known> known(int task) {
    Known here = read.get(task);
    return here != null ? Optional.of(here) : known.of(task);
  }

  /** The plan of a row that is locked, or was read in this transaction. */
  void know(TaskRow row, TaskPlan plan) {
    Optional<Known> one = known(row.id());
    if (one.isEmpty() || !one.get().says(row, plan)) {
      read.put(row.id(), Known.of(row, plan));
    }
  }

  /** The same of many, which may well be new here. */
  void learn(TaskRow row, TaskPlan plan) {
    read.put(row.id(), Known.of(row, plan));
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
    TaskPlan plan = offered.get(effective);
    return plan == null ? KnownPlans.plan(effective) : plan;
  }

  /** What a text says whose plan somebody has: it need not be read. */
  void offered(String text, TaskPlan plan) {
    offered.put(text, plan);
  }

  /** The same, if it can be read. */
  Optional<TaskPlan> ifReadable(String effective) {
    try {
      return Optional.of(plan(effective));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  boolean isReadable(String effective) {
    return ifReadable(effective).isPresent();
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
