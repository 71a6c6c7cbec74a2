package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Invariant 4, its first half: each start of a task has a fence of its own, higher than all before
 * and no higher than the task's; only starts raise it. And nobody starts a run for another (3).
 */
final class FencesWatch implements Watch {

  private final Account account;
  private final Complaints complaints;
  private final Map<Integer, Long> highest = new HashMap<>();

  FencesWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    List<LiveRow> starts = commit.starts().toList();
    Map<Integer, Long> before = new HashMap<>(highest);
    for (LiveRow start : starts) {
      Owner owner = start.owner().orElseThrow();
      int task = start.task();
      complaints.require(
          commit.by().isPresent() && commit.by().getAsLong() == owner.incarnation(),
          3,
          () -> "started for somebody else: " + start);
      long lowest = before.getOrDefault(task, 0L);
      complaints.require(owner.fence() > lowest, 4, () -> "not above " + lowest + ": " + start);
      highest.merge(task, owner.fence(), Math::max);
    }
    for (Integer task : commit.rows().tasks().keySet()) {
      TaskRow row = account.task(task).orElseThrow();
      long fence = highest.getOrDefault(task, 0L);
      complaints.require(
          row.cursor().fence() == fence, 4, () -> "the highest fence is " + fence + ": " + row);
      long count = starts.stream().filter(start -> start.task() == task).count();
      long distinct =
          starts.stream()
              .filter(start -> start.task() == task)
              .map(LiveRow::owner)
              .distinct()
              .count();
      complaints.require(count == distinct, 4, () -> "one fence for two starts: " + starts);
    }
  }
}
