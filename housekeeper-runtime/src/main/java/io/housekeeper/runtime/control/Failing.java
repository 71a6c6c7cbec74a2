package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.ledger.CleanText;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.run.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tasks whose last run did not do its work. */
final class Failing {

  /** So many entries of each are looked through for how often in a row it failed. */
  private static final int LOOKED = 20;

  private static final int LONGEST = 300;

  private final History history;
  private final RunNames names;

  Failing(History history, RunNames names) {
    this.history = history;
    this.names = names;
  }

  List<Attention> find(List<Entry> last) {
    List<Integer> ids = last.stream().map(Entry::task).toList();
    Map<Integer, List<Entry>> recent =
        history.recent(ids, LOOKED).stream().collect(Collectors.groupingBy(Entry::task));
    return last.stream()
        .map(entry -> attention(entry, recent.getOrDefault(entry.task(), List.of())))
        .toList();
  }

  private Attention attention(Entry last, List<Entry> recent) {
    List<Entry> row = inARow(last, recent);
    boolean isWhole =
        recent.size() < LOOKED || recent.stream().anyMatch(entry -> entry.ending().isSuccess());
    String message = CleanText.of(last.outcome().message(), LONGEST);
    return new Attention(
        names.task(last.task()),
        Kind.FAILING,
        how(row, isWhole) + (message.isEmpty() ? "" : ": " + message),
        row.get(row.size() - 1).endedAt(),
        Optional.empty());
  }

  /** The newest first; what was cancelled or left out says nothing. */
  private static List<Entry> inARow(Entry last, List<Entry> recent) {
    List<Entry> row = new ArrayList<>(List.of(last));
    recent.stream()
        .filter(entry -> entry.id() < last.id())
        .takeWhile(entry -> !entry.ending().isSuccess())
        .filter(entry -> entry.ending().isFailure())
        .forEach(row::add);
    return row;
  }

  private static String how(List<Entry> row, boolean isWhole) {
    String last = word(row.get(0).ending());
    return row.size() == 1
        ? "its last run " + last
        : "%d%s runs in a row did not succeed; the last one %s"
            .formatted(row.size(), isWhole ? "" : " or more", last);
  }

  private static String word(Ending ending) {
    return switch (ending) {
      case TIMED_OUT -> "timed out";
      case LOST -> "was lost";
      case FAILED, SUCCEEDED, CANCELLED, SKIPPED, MISSED -> "failed";
    };
  }
}
