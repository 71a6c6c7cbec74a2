package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.RunQuery.Narrow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which of the runs that an index has found are wanted.
 *
 * @param starts of the node that is wanted
 */
record Narrowed(Narrow narrow, List<NodeRow> starts) {

  static Narrowed of(Narrow narrow, Ledger ledger) {
    return new Narrowed(narrow, narrow.node().map(ledger.members()::named).orElse(List.of()));
  }

  /** Whether all of them are. */
  boolean isAnything() {
    return narrow.equals(Narrow.NONE);
  }

  boolean wants(Entry entry) {
    // Whose run it is makes no difference, and would have to be asked for.
    return isAnything() || (isOnNode(entry) && wants(RunShapes.of(entry, "")));
  }

  boolean wants(LiveRow row, Supplier<RunSummary> shown) {
    return isAnything() || (isOnNode(row) && wants(shown.get()));
  }

  private boolean isOnNode(Entry entry) {
    return narrow.node().isEmpty()
        || starts.stream()
            .anyMatch(
                start -> start.member().slot() == entry.slot() && isDuring(start, entry.endedAt()));
  }

  private static boolean isDuring(NodeRow start, Instant at) {
    return !start.joinedAt().isAfter(at)
        && start.diedAt().filter(died -> died.isBefore(at)).isEmpty();
  }

  private boolean isOnNode(LiveRow row) {
    return narrow.node().isEmpty()
        || row.owner()
            .filter(
                owner ->
                    starts.stream()
                        .anyMatch(start -> start.member().incarnation() == owner.incarnation()))
            .isPresent();
  }

  private boolean wants(RunSummary run) {
    boolean trigger =
        narrow.triggers().isEmpty() || narrow.triggers().contains(run.source().trigger());
    return trigger && isInTime(run) && lower(run.message()).contains(lower(narrow.containing()));
  }

  /** What was asked for and has not begun has no time yet. */
  private boolean isInTime(RunSummary run) {
    Optional<Instant> time =
        run.times().startedAt().or(() -> run.source().fire()).or(() -> run.times().endedAt());
    return time.filter(at -> narrow.from().filter(at::isBefore).isPresent()).isEmpty()
        && time.filter(at -> narrow.to().filter(to -> !at.isBefore(to)).isPresent()).isEmpty();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
