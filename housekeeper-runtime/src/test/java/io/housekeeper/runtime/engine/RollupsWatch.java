package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Invariant 11: the totals of a task are the sums of all its entries, of the ones that are
 * forgotten too; and so are its hours, as long as they are kept.
 */
final class RollupsWatch implements Watch {

  /**
   * What of a sum can be known from entries.
   *
   * @param measured how many runs there are durations of
   * @param punctual how many runs there is a lateness of
   */
  private record Sum(Counts counts, long measured, long punctual) {

    static final Sum NONE = new Sum(Counts.NONE, 0, 0);

    static Sum of(Entry entry) {
      boolean ran = entry.execution().isPresent();
      boolean ofSchedule = entry.subject().origin() == Origin.SCHEDULE;
      return new Sum(RollupsWatch.counts(entry), ran ? 1 : 0, ran && ofSchedule ? 1 : 0);
    }

    static Sum of(Rollup row) {
      return new Sum(row.counts(), runs(row.durations()), runs(row.lateness()));
    }

    private static long runs(Durations durations) {
      return durations.runs();
    }

    Sum plus(Sum more) {
      return new Sum(counts.plus(more.counts), measured + more.measured, punctual + more.punctual);
    }
  }

  private final Account account;
  private final Complaints complaints;
  private final Map<Rollup.Key, Sum> hours = new TreeMap<>();
  private final Map<Rollup.Key, Sum> totals = new TreeMap<>();
  private int forgotten;
  private long counted;

  RollupsWatch(Account account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    for (Entry entry : commit.rows().entries()) {
      int hour = hour(entry.endedAt());
      Sum one = Sum.of(entry);
      hours.merge(new Rollup.Key(entry.task(), hour, 0).counted(), one, Sum::plus);
      totals.merge(Rollup.Key.total(entry.task()), one, Sum::plus);
    }
  }

  private static int hour(Instant instant) {
    return (int) (instant.toEpochMilli() / Duration.ofHours(1).toMillis());
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

  /** Hours that were over then may be gone; their runs are in the totals. */
  void mayForget(Instant before) {
    forgotten = Math.max(forgotten, hour(before));
  }

  /** So many rows were counted. */
  void counted(int rows) {
    counted += rows;
  }

  /** How many rows were counted so far. */
  long counted() {
    return counted;
  }

  @Override
  public void checkpoint() {
    List<Integer> tasks = totals.keySet().stream().map(Rollup.Key::task).toList();
    Map<Rollup.Key, Sum> total = new TreeMap<>();
    for (Rollup row : account.tables().read(all -> all.rollups().totals(tasks))) {
      total.merge(Rollup.Key.total(row.key().task()), Sum.of(row), Sum::plus);
    }
    compare(total, totals, totals.keySet());
    Map<Rollup.Key, Sum> byHour = new TreeMap<>();
    for (Rollup row :
        account.tables().read(all -> all.rollups().between(List.of(), 0, Integer.MAX_VALUE))) {
      byHour.merge(row.key().counted(), Sum.of(row), Sum::plus);
    }
    compare(byHour, hours, hours.keySet().stream().filter(key -> key.hour() >= forgotten).toList());
  }

  private void compare(
      Map<Rollup.Key, Sum> there, Map<Rollup.Key, Sum> expected, Collection<Rollup.Key> keys) {
    for (Rollup.Key key : keys) {
      Sum sum = expected.getOrDefault(key, Sum.NONE);
      Sum found = there.getOrDefault(key, Sum.NONE);
      complaints.require(found.equals(sum), 11, () -> found + " of " + key + " is not " + sum);
    }
  }
}
