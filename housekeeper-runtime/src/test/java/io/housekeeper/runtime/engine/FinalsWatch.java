package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.run.Ending;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Invariant 13: an entry is written once, says the same as the live row that it ends, and neither
 * changes nor goes away before its time; what is over does not execute again.
 */
final class FinalsWatch implements Watch {

  private final Account account;
  private final Complaints complaints;
  private final Set<Long> forgotten = new HashSet<>();

  FinalsWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    for (Entry entry : commit.rows().entries()) {
      Optional<Entry> before = account.enter(entry);
      complaints.require(before.isEmpty(), 13, () -> before + " was written again: " + entry);
      Commit.Changed<LiveRow> row = commit.rows().live().get(entry.id());
      complaints.require(
          row == null
              || row.before().filter(one -> one.subject().equals(entry.subject())).isPresent(),
          13,
          () -> entry + " ends another run: " + row);
      complaints.require(
          row == null || isOfItsOwner(entry, row),
          4,
          () -> entry + " was not written by the owner: " + row);
    }
    commit
        .starts()
        .forEach(
            start ->
                complaints.require(
                    account.entry(start.id()).isEmpty(), 13, () -> "started again: " + start));
    commit
        .rows()
        .live()
        .forEach(
            (id, row) ->
                complaints.require(
                    row.after().isPresent() || account.entry(id).isPresent(),
                    10,
                    () -> "a run without an end: " + row));
  }

  /** What ends an attempt has the fence of that attempt; others may end it LOST or CANCELLED. */
  private static boolean isOfItsOwner(Entry entry, Commit.Changed<LiveRow> row) {
    Optional<Long> fence = row.before().flatMap(LiveRow::owner).map(Owner::fence);
    return fence.isEmpty()
        || entry.ending() == Ending.LOST
        || entry.ending() == Ending.CANCELLED
        || entry.execution().map(Entry.Execution::fence).equals(fence);
  }

  @Override
  public void checkpoint() {
    Store all = read();
    Map<Long, Entry> there = new HashMap<>();
    all.entries.forEach(entry -> there.put(entry.id(), entry));
    account.entries().forEach((id, entry) -> check(entry, Optional.ofNullable(there.get(id))));
    complaints.require(
        account.entries().keySet().containsAll(there.keySet()), 13, () -> "an unknown entry");
    complaints.require(
        all.tasks.equals(List.copyOf(account.tasks())),
        13,
        () -> "unknown changes of " + all.tasks);
    complaints.require(
        Set.copyOf(all.live).equals(Set.copyOf(account.live())),
        13,
        () -> "unknown changes of " + all.live);
  }

  private void check(Entry known, Optional<Entry> now) {
    if (now.isEmpty()) {
      complaints.require(forgotten.contains(known.id()), 10, () -> "an entry is lost: " + known);
    } else {
      complaints.require(now.get().equals(known), 13, () -> known + " became " + now);
    }
  }

  /** Entries that may go away, because they are old and not the newest of their kind. */
  void mayForget(long below) {
    Map<Integer, Long> newest = new HashMap<>();
    Map<Integer, Long> success = new HashMap<>();
    for (Entry entry : account.entries().values()) {
      newest.merge(entry.task(), entry.id(), Math::max);
      if (entry.ending().isSuccess()) {
        success.merge(entry.task(), entry.id(), Math::max);
      }
    }
    account.entries().headMap(below).keySet().stream()
        .filter(id -> !newest.containsValue(id) && !success.containsValue(id))
        .forEach(forgotten::add);
  }

  private record Store(List<TaskRow> tasks, List<LiveRow> live, List<Entry> entries) {}

  private Store read() {
    return account
        .tables()
        .read(
            all -> {
              List<TaskRow> tasks = all.tasks().all();
              return new Store(
                  tasks,
                  all.live().ofTasks(tasks.stream().map(TaskRow::id).toList()),
                  all.runs().page(RunFilter.ALL, Long.MAX_VALUE, 1_000_000));
            });
  }
}
