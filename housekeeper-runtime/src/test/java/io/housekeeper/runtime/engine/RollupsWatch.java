package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Invariant 11: the sums of a task, in hours and in totals, are those of all its entries, of the
 * ones that are forgotten too.
 */
final class RollupsWatch implements Watch {

  private static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  private final Account account;
  private final Complaints complaints;
  private final Map<Integer, Counts> sums = new HashMap<>();
  private final Map<Integer, Long> executed = new HashMap<>();
  private final Map<Integer, Long> punctual = new HashMap<>();

  RollupsWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    for (Entry entry : commit.rows().entries()) {
      sums.merge(entry.task(), counts(entry), Counts::plus);
      boolean ran = entry.execution().isPresent();
      boolean ofSchedule = entry.subject().origin() == Origin.SCHEDULE;
      executed.merge(entry.task(), ran ? 1L : 0L, Long::sum);
      punctual.merge(entry.task(), ran && ofSchedule ? 1L : 0L, Long::sum);
    }
  }

  private static Counts counts(Entry entry) {
    long fires = entry.subject().covers().fires();
    long millis = entry.execution().map(run -> run.figures().millis()).orElse(0L);
    return switch (entry.ending()) {
      case SKIPPED -> new Counts(0, 0, fires, 0, 0);
      case MISSED -> new Counts(0, 0, 0, fires, 0);
      case SUCCEEDED, CANCELLED -> new Counts(1, 0, 0, 0, millis);
      case FAILED, TIMED_OUT, LOST -> new Counts(1, 1, 0, 0, millis);
    };
  }

  @Override
  public void checkpoint() {
    Map<Integer, Counts> rolled = new HashMap<>();
    Map<Integer, Long> measured = new HashMap<>();
    Map<Integer, Long> late = new HashMap<>();
    for (Rollup rollup : rollups()) {
      int task = rollup.key().task();
      rolled.merge(task, rollup.counts(), Counts::plus);
      measured.merge(task, runs(rollup.durations()), Long::sum);
      late.merge(task, runs(rollup.lateness()), Long::sum);
    }
    sums.forEach(
        (task, sum) -> {
          Counts there = rolled.getOrDefault(task, NONE);
          complaints.require(
              there.equals(sum), 11, () -> there + " of task " + task + " is not " + sum);
          complaints.require(
              measured.getOrDefault(task, 0L).equals(executed.get(task)),
              11,
              () -> "the durations of task " + task + " are not of as many runs");
          complaints.require(
              late.getOrDefault(task, 0L).equals(punctual.get(task)),
              11,
              () -> "the lateness of task " + task + " is not of as many runs");
        });
  }

  private static long runs(Durations durations) {
    return durations.counts().values().stream().mapToLong(Long::longValue).sum();
  }

  private List<Rollup> rollups() {
    return account
        .tables()
        .read(
            all -> {
              RollupTable table = all.rollups();
              List<Integer> tasks = List.copyOf(sums.keySet());
              return Stream.concat(
                      table.between(List.of(), 0, Integer.MAX_VALUE).stream(),
                      table.totals(tasks).stream())
                  .toList();
            });
  }
}
