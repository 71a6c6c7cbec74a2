package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.TaskDetail.Coming;
import io.housekeeper.runtime.control.TaskDetail.Hour;
import io.housekeeper.runtime.control.TaskDetail.OfType;
import io.housekeeper.runtime.control.TaskDetail.Origin;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Tasks.Page;
import io.housekeeper.runtime.ledger.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What there is to know of tasks. Of one that runs on every node the rows of all are one. */
public final class TaskQueries {

  private static final Duration DAYS = Duration.ofDays(7);
  private static final int FIRES = 10;

  private final Ledger ledger;
  private final Supplier<Instant> now;

  public TaskQueries(Ledger ledger, Supplier<Instant> now) {
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * Some tasks in the order of their names.
   *
   * @param containing only those whose names contain this, whatever its case
   * @param after only those after this name, which ended a page before; none for the first page
   */
  public List<TaskStatus> list(String containing, String after, int limit) {
    Page page = ledger.tasks().page(containing, after, limit);
    List<String> names = page.keys().stream().map(TaskKey::name).distinct().toList();
    if (page.keys().size() < limit) {
      return statuses().of(names, page);
    }
    // The page may end amid the rows of a task that runs on every node: it is on the next one.
    return names.size() > 1
        ? statuses().of(names.subList(0, names.size() - 1), page)
        : names.stream().flatMap(name -> status(name).stream()).toList();
  }

  /** Whether there is a task of that name, whatever it is doing. */
  public boolean isKnown(String task) {
    return !ledger.tasks().keys(task).isEmpty();
  }

  /** Whether there are more of {@link #list} behind a name. */
  public boolean isFollowed(String containing, String name) {
    return !ledger.tasks().page(containing, name, 1).keys().isEmpty();
  }

  /**
   * The last runs of each of some tasks, newest first: those that are not over, and then what
   * became of its fires and of requests.
   *
   * @param each so many of each task at most
   */
  public Map<String, List<RunSummary>> recent(Collection<String> tasks, int each) {
    return new RecentRuns(ledger, tasks, each).summaries();
  }

  /** The same at a glance, for many tasks. */
  public Map<String, List<RunGlance>> glances(Collection<String> tasks, int each) {
    return new RecentRuns(ledger, tasks, each).glances();
  }

  private TaskStatuses statuses() {
    return new TaskStatuses(ledger, now.get());
  }

  /** How a task is doing; nothing if there is none of that name. */
  public Optional<TaskStatus> status(String task) {
    List<TaskKey> keys = ledger.tasks().keys(task);
    List<Unreadable> unread = ledger.tasks().unreadable(keys.stream().map(TaskKey::id).toList());
    Page all = new Page(keys, ledger.tasks().named(task), unread);
    return statuses().of(List.of(task), all).stream().findFirst();
  }

  /** All that is to be known of a task; nothing if there is none, or it cannot be read here. */
  public Optional<TaskDetail> detail(String task) {
    List<TaskView> views = ledger.tasks().named(task);
    return views.isEmpty() ? Optional.empty() : status(task).map(status -> detail(status, views));
  }

  private TaskDetail detail(TaskStatus status, List<TaskView> views) {
    TaskView view = views.get(0);
    SpecRow spec = ledger.tasks().specs(List.of(view.id())).get(0);
    return new TaskDetail(
        status, configuration(spec, status.name()), coming(view), origin(spec, view), hours(views));
  }

  /** The values of a task's specification, and where each comes from. */
  public List<ConfiguredValue> configuration(String task) {
    return ledger.tasks().keys(task).stream()
        .findFirst()
        .map(key -> configuration(ledger.tasks().specs(List.of(key.id())).get(0), task))
        .orElse(List.of());
  }

  private List<ConfiguredValue> configuration(SpecRow spec, String task) {
    List<Overridden> inPlace =
        Stream.concat(
                ledger.operations().inPlace("").stream(),
                ledger.operations().inPlace(task).stream())
            .toList();
    return ConfiguredValues.of(spec, inPlace);
  }

  /** Who or what keeps a task from starting; what keeps all of them comes first. */
  public List<PauseInPlace> pauses(String task) {
    return Stream.concat(Stream.of("", task), ledger.tasks().keys(task).stream().map(TaskKey::text))
        .distinct()
        .flatMap(name -> ledger.operations().inPlace(name).stream())
        .flatMap(one -> PauseInPlace.of(one).stream())
        .toList();
  }

  private Coming coming(TaskView view) {
    return new Coming(Fires.next(view, now.get(), FIRES), Fires.clockChanges(view, now.get()));
  }

  private Origin origin(SpecRow spec, TaskView view) {
    Optional<Change> newest =
        ledger.operations().changes(OptionalInt.of(view.id()), Long.MAX_VALUE, 1).stream()
            .findFirst();
    return new Origin(
        spec.times().firstSeen(),
        spec.times().inForceSince(),
        newest.map(change -> ChangeMade.of(change, new RunNames(ledger))),
        spec.said().typed().map(typed -> new OfType(typed.type(), typed.settings())));
  }

  private List<Hour> hours(List<TaskView> views) {
    int to = (int) (now.get().toEpochMilli() / Duration.ofHours(1).toMillis()) + 1;
    Map<Integer, Rollup> byHour = new TreeMap<>();
    List<Integer> ids = views.stream().map(TaskView::id).toList();
    for (Rollup row : ledger.history().hours(ids, to - (int) DAYS.toHours(), to)) {
      byHour.merge(row.key().hour(), row, Rollup::plus);
    }
    return byHour.entrySet().stream()
        .map(
            hour ->
                new Hour(
                    Instant.EPOCH.plus(Duration.ofHours(hour.getKey())),
                    Totals.of(Optional.of(hour.getValue()))))
        .toList();
  }

  /** What was made while nodes run, in the order of names. */
  public List<TaskMade> made() {
    return ledger.operations().made().stream().map(TaskMade::of).toList();
  }

  /**
   * What was changed of a task, newest first; also what was before there was one, and since.
   *
   * @param below only what was changed before the change with this id, which ended a page before
   */
  public List<ChangeMade> changes(String task, Optional<String> below, int limit) {
    return audit(Optional.of(task), below, limit);
  }

  /** What was changed, of a task or of anything. */
  List<ChangeMade> audit(Optional<String> task, Optional<String> below, int limit) {
    long id = below.map(ChangeMade::number).orElse(Long.MAX_VALUE);
    List<Change> changes =
        task.isPresent()
            ? ledger.operations().changesOf(task.get(), id, limit)
            : ledger.operations().changes(OptionalInt.empty(), id, limit);
    RunNames names = new RunNames(ledger);
    return changes.stream().map(change -> ChangeMade.of(change, names)).toList();
  }

  /** The numbers of a task in the ledger, one for each node if it runs on every one. */
  List<Integer> ids(String task) {
    return ledger.tasks().keys(task).stream().map(TaskKey::id).toList();
  }
}
