package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.Attention.Kind;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runs that take longer than they should, and those that nobody takes. */
final class Overdue {

  /** So many of those that are not over are looked through. */
  private static final int ALL_LIVE = 2_000;

  /** Before so many runs nothing is usual. */
  private static final int FEW = 5;

  /** Three times the usual is overdue, but not what takes less than this. */
  private static final int MUCH = 3;

  private static final Duration LEAST = Duration.ofSeconds(10);

  /** What is due so long has no node that takes it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final Instant now;

  Overdue(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  List<Attention> find() {
    List<LiveRow> rows =
        ledger.history().live(Long.MAX_VALUE, ALL_LIVE).stream().filter(this::isOld).toList();
    Map<Integer, TaskView> views =
        ledger.tasks().views(rows.stream().map(LiveRow::task).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(TaskView::id, Function.identity()));
    Map<Integer, Duration> limits = limits(rows, views);
    return rows.stream()
        .flatMap(
            row ->
                Stream.ofNullable(views.get(row.task()))
                    .flatMap(view -> of(row, view, limits).stream()))
        .toList();
  }

  private boolean isOld(LiveRow row) {
    return switch (row.state()) {
      case Running running -> true;
      case Waiting waiting ->
          waiting.why() != Why.QUEUED && waiting.dueAt().isBefore(now.minus(PATIENCE));
      case Ended ended -> false;
    };
  }

  /** After how long a run of each task is overdue, if that can be said. */
  private Map<Integer, Duration> limits(List<LiveRow> rows, Map<Integer, TaskView> views) {
    Map<Integer, Duration> limits = new HashMap<>();
    for (TaskView view : views.values()) {
      view.plan().spec().overdueAfter().ifPresent(limit -> limits.put(view.id(), limit));
    }
    Set<Integer> others =
        rows.stream()
            .filter(row -> row.startedAt().filter(now.minus(LEAST)::isAfter).isPresent())
            .map(LiveRow::task)
            .filter(task -> !limits.containsKey(task))
            .collect(Collectors.toSet());
    for (Rollup total : ledger.history().totals(others)) {
      much(total).ifPresent(limit -> limits.put(total.key().task(), limit));
    }
    return limits;
  }

  private Optional<Attention> of(LiveRow row, TaskView view, Map<Integer, Duration> limits) {
    return row.state() instanceof Waiting waiting
        ? waiting(row, waiting, view)
        : running(row, view, Optional.ofNullable(limits.get(view.id())));
  }

  private Optional<Attention> waiting(LiveRow row, Waiting waiting, TaskView view) {
    String sentence =
        "run %d has been due since %s, and no node has taken it"
            .formatted(row.id(), waiting.dueAt());
    return view.row().switches().isOn()
        ? Optional.of(attention(view, sentence, waiting.dueAt()))
        : Optional.empty();
  }

  private Optional<Attention> running(LiveRow row, TaskView view, Optional<Duration> limit) {
    Instant started = row.startedAt().orElseThrow();
    return limit
        .map(started::plus)
        .filter(end -> !end.isAfter(now))
        .map(
            end ->
                attention(
                    view,
                    "run %d has been going on since %s, which is too long"
                        .formatted(row.id(), started),
                    end));
  }

  private static Optional<Duration> much(Rollup total) {
    long runs = total.counts().runs();
    if (runs < FEW) {
      return Optional.empty();
    }
    Duration much = Duration.ofMillis(MUCH * total.counts().millis() / runs);
    return Optional.of(much.compareTo(LEAST) < 0 ? LEAST : much);
  }

  private static Attention attention(TaskView view, String sentence, Instant since) {
    String task = view.row().key().name();
    return new Attention(task, Kind.OVERDUE, sentence, since, Optional.empty());
  }
}
