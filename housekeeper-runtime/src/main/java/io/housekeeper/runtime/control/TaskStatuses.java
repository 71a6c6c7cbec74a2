package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.TaskStatus.About;
import io.housekeeper.runtime.control.TaskStatus.LastRun;
import io.housekeeper.runtime.control.TaskStatus.Switch;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Tasks.Page;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How tasks are doing, with a few questions to the ledger for all of them. */
final class TaskStatuses {

  private final Ledger ledger;
  private final Instant now;
  private final Map<Integer, Entry> last = new HashMap<>();
  private final Map<Integer, Rollup> totals = new HashMap<>();
  private final Map<Integer, List<LiveRow>> live = new HashMap<>();

  TaskStatuses(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  /** Those of some tasks, as far as there are rows of them. */
  List<TaskStatus> of(List<String> names, Page page) {
    read(page.keys().stream().map(TaskKey::id).toList());
    Map<String, List<TaskView>> views =
        page.views().stream().collect(Collectors.groupingBy(view -> view.row().key().name()));
    Map<String, List<Unreadable>> unread =
        page.unreadable().stream().collect(Collectors.groupingBy(one -> one.key().name()));
    return names.stream()
        .flatMap(
            name ->
                status(
                    name, views.getOrDefault(name, List.of()), unread.getOrDefault(name, List.of()))
                    .stream())
        .toList();
  }

  private Optional<TaskStatus> status(String name, List<TaskView> views, List<Unreadable> unread) {
    long revision =
        TaskRow.revision(views.stream().map(TaskView::row).toList())
            + unread.stream().mapToLong(Unreadable::rev).sum();
    return views.isEmpty()
        ? unread.stream().findFirst().map(one -> unread(one, revision))
        : Optional.of(status(name, views, revision));
  }

  /** What it is nobody here can say; but what became of it. */
  private TaskStatus unread(Unreadable task, long revision) {
    return new TaskStatus(
        task.key().name(),
        revision,
        new About("", "", task.sentence(), "", "", List.of()),
        new Switch(true, true, List.of("UNREADABLE"), List.of(), Optional.empty()),
        Optional.ofNullable(last.get(task.id())).map(TaskStatuses::ended),
        Totals.of(Optional.ofNullable(totals.get(task.id()))));
  }

  private void read(Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return;
    }
    ledger.history().newestBegun(ids).forEach(entry -> last.put(entry.task(), entry));
    ledger.history().totals(ids).forEach(row -> totals.put(row.key().task(), row));
    for (LiveRow row : ledger.history().liveOf(ids)) {
      live.computeIfAbsent(row.task(), task -> new ArrayList<>()).add(row);
    }
  }

  private TaskStatus status(String name, List<TaskView> views, long revision) {
    Optional<Rollup> sum =
        views.stream()
            .flatMap(view -> Optional.ofNullable(totals.get(view.id())).stream())
            .reduce(Rollup::plus);
    List<LiveRow> running =
        views.stream()
            .flatMap(view -> live.getOrDefault(view.id(), List.of()).stream())
            .filter(row -> row.state() instanceof Running)
            .toList();
    return new TaskStatus(
        name,
        revision,
        about(views.get(0)),
        now(views, running),
        last(views, running),
        Totals.of(sum));
  }

  private static About about(TaskView view) {
    return new About(
        view.plan().spec().description(),
        view.plan().schedule().text(),
        view.plan().schedule().description(),
        view.plan().spec().zone().map(zone -> zone.getId()).orElse("UTC"),
        view.version().plugin() + " " + view.version().version(),
        List.copyOf(view.plan().spec().tags()));
  }

  private Switch now(List<TaskView> views, List<LiveRow> running) {
    boolean registered = views.stream().anyMatch(view -> view.row().switches().gone().isEmpty());
    boolean enabled = views.stream().anyMatch(view -> !view.row().switches().disabled());
    List<String> paused =
        views.stream()
            .flatMap(view -> view.row().switches().paused().stream())
            .distinct()
            .sorted()
            .map(Pause::name)
            .toList();
    Optional<Instant> next =
        views.stream()
            .flatMap(view -> Fires.next(view, now, 1).stream())
            .min(Comparator.naturalOrder());
    List<String> runs = running.stream().map(row -> Long.toString(row.id())).toList();
    return new Switch(registered, enabled, paused, runs, next);
  }

  private Optional<LastRun> last(List<TaskView> views, List<LiveRow> running) {
    Optional<LastRun> live =
        running.stream().max(Comparator.comparingLong(LiveRow::id)).map(TaskStatuses::runs);
    return live.isPresent()
        ? live
        : views.stream()
            .flatMap(view -> Optional.ofNullable(last.get(view.id())).stream())
            .max(Comparator.comparingLong(Entry::id))
            .map(TaskStatuses::ended);
  }

  private static LastRun runs(LiveRow row) {
    return new LastRun(
        Long.toString(row.id()), row.startedAt().orElseThrow(), "running", "", Optional.empty());
  }

  private static LastRun ended(Entry entry) {
    Optional<Duration> took =
        entry.execution().map(run -> Duration.ofMillis(run.figures().millis()));
    Instant at = entry.execution().map(Entry.Execution::startedAt).orElse(entry.endedAt());
    String error = entry.ending().isFailure() ? entry.outcome().message() : "";
    return new LastRun(Long.toString(entry.id()), at, word(entry.ending()), error, took);
  }

  private static String word(Ending ending) {
    return switch (ending) {
      case SUCCEEDED -> "success";
      case FAILED -> "failed";
      case TIMED_OUT -> "timeout";
      case CANCELLED -> "cancelled";
      case LOST -> "lost";
      case SKIPPED -> "skipped";
      case MISSED -> "missed";
    };
  }
}
