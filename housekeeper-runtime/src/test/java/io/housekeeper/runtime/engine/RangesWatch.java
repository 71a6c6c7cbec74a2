package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.engine.ScheduleOracle.Kind;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Invariant 1: each move of a cursor is covered by new entries without overlap, each of which
 * stands for as many fires of the schedule that was in force as it says; elsewhere there is none.
 * Cursors never go back, so what holds for each move holds for all of them.
 */
final class RangesWatch implements Watch {

  private final Account account;
  private final ScheduleOracle.Known oracles;
  private final Complaints complaints;
  private long fires;

  RangesWatch(Account account, ScheduleOracle.Known oracles, Complaints complaints) {
    this.account = account;
    this.oracles = oracles;
    this.complaints = complaints;
  }

  /** How many fires have been accounted for. */
  long fires() {
    return fires;
  }

  @Override
  public void committed(Commit commit) {
    Stream.concat(
            commit.rows().tasks().keySet().stream(),
            commit.created().filter(s -> s.origin().movesCursor()).map(Subject::task))
        .distinct()
        .forEach(task -> check(task, commit));
  }

  private void check(int task, Commit commit) {
    TaskRow now = account.task(task).orElseThrow();
    Changed<TaskRow> change = commit.rows().tasks().get(task);
    Optional<TaskRow> before = change == null ? Optional.of(now) : change.before();
    if (before.isPresent()) {
      check(commit, before.get(), now, pieces(commit, task));
    }
  }

  /** What became of fires in this transaction, oldest first. */
  private List<Covers> pieces(Commit commit, int task) {
    Stream<Covers> made =
        commit
            .created()
            .filter(subject -> subject.task() == task && subject.origin().movesCursor())
            .map(Subject::covers);
    return Stream.concat(made, commit.live(task).flatMap(RangesWatch::joined))
        .sorted(Comparator.comparing(Covers::fireAt))
        .toList();
  }

  /** Fires that a run that was there already stands for from now on. */
  private static Stream<Covers> joined(Changed<LiveRow> row) {
    if (row.before().isEmpty() || row.after().isEmpty()) {
      return Stream.empty();
    }
    Covers before = row.before().get().subject().covers();
    Covers after = row.after().get().subject().covers();
    Covers more =
        new Covers(Optional.of(before.fireAt()), after.fireAt(), after.fires() - before.fires());
    return before.equals(after) ? Stream.empty() : Stream.of(more);
  }

  private void check(Commit commit, TaskRow before, TaskRow after, List<Covers> pieces) {
    ScheduleOracle oracle = oracles.of(commit.specBefore(before.id(), account).effective());
    Instant from = before.cursor().accountedTo();
    Instant to = after.cursor().accountedTo();
    complaints.require(
        !to.isBefore(from), 1, () -> "the cursor went back: " + before + " to " + after);
    boolean counts = oracle.kind() == Kind.EVERY;
    Instant end = from;
    for (Covers piece : pieces) {
      Instant begin = piece.after().orElseThrow();
      Supplier<String> where = () -> " in " + piece + " of " + before + " to " + after;
      requireNone(counts && begin.isAfter(end) ? oracle.fires(end, begin) : 0, where);
      complaints.require(!begin.isBefore(end), 1, () -> "ranges overlap" + where.get());
      long due = oracle.fires(begin, piece.fireAt());
      complaints.require(
          due == piece.fires(), 1, () -> due + " fires are not as many as" + where.get());
      fires += piece.fires();
      end = piece.fireAt();
    }
    Instant last = end;
    complaints.require(!last.isAfter(to), 1, () -> "entries beyond the cursor of " + after);
    boolean nothingWasDue = before.switches().disabled() || before.switches().gone().isPresent();
    requireNone(
        counts && !nothingWasDue ? oracle.fires(last, to) : 0,
        () -> " up to the cursor of " + after);
  }

  private void requireNone(long fires, Supplier<String> where) {
    complaints.require(fires == 0, 1, () -> fires + " fires without an entry" + where.get());
  }
}
