package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.run.SkippedBecause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Invariant 6: fires are skipped for an overlap only where something held the guard at each of
 * their instants, by the recorded history of who held it, and had started before.
 */
final class OverlapsWatch implements Watch {

  private record Hold(long run, Instant from, Optional<Instant> until) {

    boolean was(Instant instant) {
      return instant.isAfter(from) && until.filter(end -> instant.isAfter(end)).isEmpty();
    }
  }

  private final Account account;
  private final ScheduleOracle.Known oracles;
  private final Complaints complaints;
  private final Map<Integer, List<Hold>> holds = new HashMap<>();

  OverlapsWatch(Account account, ScheduleOracle.Known oracles, Complaints complaints) {
    this.account = account;
    this.oracles = oracles;
    this.complaints = complaints;
  }

  @Override
  public void committed(Commit commit) {
    commit.rows().live().values().forEach(row -> note(row, commit.now()));
    commit.rows().entries().stream()
        .filter(OverlapsWatch::isOverlapped)
        .forEach(entry -> check(entry, commit));
  }

  private void note(Commit.Changed<LiveRow> row, Instant now) {
    boolean before = row.before().filter(one -> one.marks().guard()).isPresent();
    boolean after = row.after().filter(one -> one.marks().guard()).isPresent();
    LiveRow any = row.after().or(row::before).orElseThrow();
    List<Hold> ofTask = holds.computeIfAbsent(any.task(), task -> new ArrayList<>());
    if (!before && after) {
      ofTask.add(new Hold(any.id(), any.startedAt().orElseThrow(), Optional.empty()));
    } else if (before && !after) {
      ofTask.replaceAll(
          hold ->
              hold.run == any.id() && hold.until.isEmpty()
                  ? new Hold(hold.run, hold.from, Optional.of(later(hold.from, now)))
                  : hold);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean isOverlapped(Entry entry) {
    return entry.outcome().because().equals(Optional.of(SkippedBecause.OVERLAP));
  }

  private void check(Entry skipped, Commit commit) {
    ScheduleOracle oracle = oracles.of(commit.specBefore(skipped.task(), account).effective());
    List<Hold> ofTask = holds.getOrDefault(skipped.task(), List.of());
    Covers covers = skipped.subject().covers();
    long named = skipped.subject().asked().links().blockedBy().orElse(0);
    complaints.require(
        ofTask.stream().anyMatch(hold -> hold.run == named && hold.was(covers.fireAt())),
        6,
        () -> "the run in the way was not there: " + skipped + " of " + ofTask);
    Optional<Instant> fire = oracle.next(covers.after().orElseThrow());
    while (fire.isPresent() && !fire.get().isAfter(covers.fireAt())) {
      Instant at = fire.get();
      complaints.require(
          ofTask.stream().anyMatch(hold -> hold.was(at)),
          6,
          () -> "nothing held the guard at " + at + ": " + skipped + " of " + ofTask);
      fire = oracle.next(at);
    }
  }
}
