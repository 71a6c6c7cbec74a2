package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The plans of tasks that committed transactions have read, so that each is read once for each
 * change. What a transaction reads of its own changes must not get here before its commit: the
 * revision may come to mean something else.
 */
final class KnownPlans {

  /** What is known of a task. */
  record Known(int rev, int crashes, TaskPlan plan) {

    static Known of(TaskRow row, TaskPlan plan) {
      return new Known(row.cursor().rev(), row.crashes(), plan);
    }

    /** Whether it is what would be known of a row. */
    boolean says(TaskRow row, TaskPlan now) {
      return rev == row.cursor().rev() && crashes == row.crashes() && plan.equals(now);
    }
  }

  private final Map<Integer, Known> known = new ConcurrentHashMap<>();

  Optional<Known> of(int task) {
    return Optional.ofNullable(known.get(task));
  }

  /** What a transaction has read of rows that it had locked. */
  void keep(Map<Integer, Known> read) {
    read.forEach((task, now) -> known.merge(task, now, (was, is) -> is.rev < was.rev ? was : is));
  }

  /** What was read without locks: what is known of the same revision may be newer. */
  void keepUnlessKnown(Map<Integer, Known> read) {
    read.forEach((task, now) -> known.merge(task, now, (was, is) -> is.rev > was.rev ? is : was));
  }

  /** Nobody knows whether what a transaction has read of these is what is there now. */
  void forget(Map<Integer, Known> read) {
    known.keySet().removeAll(read.keySet());
  }

  /**
   * The plan of a specification as the ledger keeps it.
   *
   * @throws IllegalArgumentException if it cannot be read here
   */
  static TaskPlan plan(String effective) {
    return TaskPlan.of(SpecText.read(effective));
  }
}
