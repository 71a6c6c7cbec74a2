package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Ending;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be tried again after something was broken for a while: of each task that does not do
 * its work the last run, once. What it did or tried before that is made up for by the same run.
 */
final class FailedRuns {

  private static final int MOST = 1_000;

  /** So many tasks that fail are looked through for those that have failed since. */
  private static final int LOOKED = 10_000;

  private static final Set<Ending> JUDGED =
      EnumSet.of(Ending.SUCCEEDED, Ending.FAILED, Ending.TIMED_OUT, Ending.LOST);

  private final Ledger ledger;
  private final Instant since;

  FailedRuns(Ledger ledger, Instant since) {
    this.ledger = ledger;
    this.since = since;
  }

  /** Tries them again, of one task or of all; says how many. */
  String retry(Optional<String> task, Function<Entry, Requested> request) {
    List<Entry> failed =
        task.map(this::lastOf)
            .orElseGet(() -> ledger.history().failing(LOOKED).stream())
            .filter(entry -> !entry.endedAt().isBefore(since))
            .toList();
    List<Entry> free = withoutThoseInHand(failed);
    List<Entry> some = free.stream().limit(MOST).toList();
    long retried = some.stream().map(request).filter(Requested.Accepted.class::isInstance).count();
    return sentence(retried, failed.size() - free.size() + some.size() - retried)
        + (free.size() > MOST ? "; there are others: ask again" : "");
  }

  private Stream<Entry> lastOf(String task) {
    List<TaskKey> keys = ledger.tasks().keys(task);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no task '" + task + "'");
    }
    return keys.stream()
        .map(key -> new RunFilter(OptionalInt.of(key.id()), JUDGED))
        .flatMap(filter -> ledger.history().page(filter, Long.MAX_VALUE, 1).stream())
        .filter(entry -> entry.ending().isFailure());
  }

  /** Without what is tried again already, and without tasks that are not to run. */
  private List<Entry> withoutThoseInHand(List<Entry> failed) {
    List<Integer> ids = failed.stream().map(Entry::task).toList();
    Set<Integer> on =
        ledger.tasks().views(ids).stream()
            .filter(view -> view.row().switches().isOn())
            .map(TaskView::id)
            .collect(Collectors.toSet());
    Set<OptionalLong> retried =
        ledger.history().liveOf(ids).stream()
            .map((LiveRow row) -> row.subject().asked().links().retryOf())
            .collect(Collectors.toSet());
    return failed.stream()
        .filter(entry -> on.contains(entry.task()))
        .filter(entry -> !retried.contains(OptionalLong.of(entry.id())))
        .toList();
  }

  private static String sentence(long retried, long left) {
    String runs = retried == 1 ? "1 run is" : "%,d runs are".formatted(retried);
    return runs
        + " tried again"
        + (left == 0 ? "" : "; %,d left out: paused, or going on already".formatted(left));
  }
}
