package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.control.RunQuery.Narrow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Looks for runs, newest first: by the indexes of the ledger for tasks, states and, as ids grow
 * with time, for times; and for the rest through so many of them that nobody waits for long.
 */
final class RunSearch {

  private static final Set<State> LIVE = EnumSet.of(State.WAITING, State.RUNNING);

  /** So many of those that are not over are looked through for those that are wanted. */
  private static final int ALL_LIVE = 2_000;

  /** So many of those that are over are looked through for one page. */
  private static final int LOOKED = 5_000;

  private static final int PORTION = 500;

  /** A run has its id before it begins; more than so much before it hardly ever does. */
  private static final Duration WAITS = Duration.ofHours(1);

  /** That a fire was not run is written down a little later. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final RunQuery query;
  private final RunNames names;
  private final Narrowed narrowed;
  private final long lowest;
  private final long below;

  RunSearch(Ledger ledger, RunQuery query) {
    this.ledger = ledger;
    this.query = query;
    this.names = new RunNames(ledger);
    Narrow narrow = query.narrow();
    this.narrowed = Narrowed.of(narrow, ledger);
    this.lowest =
        narrow.from().map(from -> ledger.history().lowestId(from.minus(WAITS))).orElse(0L);
    long before =
        narrow.to().map(to -> ledger.history().lowestId(to.plus(LATE))).orElse(Long.MAX_VALUE);
    this.below = Math.min(before, query.below().map(RunShapes::id).orElse(Long.MAX_VALUE));
  }

  /**
   * What was found of those that are over.
   *
   * @param reached the lowest id that was looked at; 0 if there are no others
   */
  private record Part(List<Entry> found, long reached) {}

  RunPage find() {
    Optional<List<Integer>> tasks = tasks();
    // In this order: between two questions a run may end, and be found in neither place.
    List<LiveRow> live = live(tasks);
    List<Part> parts = over(tasks);
    long reached = parts.stream().mapToLong(Part::reached).max().orElse(0);
    NavigableMap<Long, RunSummary> byId = new TreeMap<>(Collections.reverseOrder());
    List<Entry> over =
        parts.stream()
            .flatMap(part -> part.found().stream())
            .filter(entry -> entry.id() >= reached)
            .toList();
    names.learn(over.stream().map(Entry::task).toList());
    over.forEach(entry -> byId.put(entry.id(), RunShapes.of(entry, names)));
    live.stream()
        .filter(row -> row.id() >= reached)
        .forEach(row -> byId.putIfAbsent(row.id(), RunShapes.of(row, names)));
    List<RunSummary> page = byId.values().stream().limit(query.limit()).toList();
    return new RunPage(page, next(page, reached));
  }

  private Optional<String> next(List<RunSummary> page, long reached) {
    if (page.size() == query.limit()) {
      return Optional.of(page.get(page.size() - 1).id());
    }
    return reached > 0 ? Optional.of(Long.toString(reached)) : Optional.empty();
  }

  /** The numbers of the one that is wanted; nothing if all are. */
  private Optional<List<Integer>> tasks() {
    if (query.task().isEmpty()) {
      return Optional.empty();
    }
    List<TaskKey> keys = ledger.tasks().keys(query.task().get());
    names.knowing(keys);
    return Optional.of(keys.stream().map(TaskKey::id).toList());
  }

  private List<LiveRow> live(Optional<List<Integer>> tasks) {
    if (!query.states().isEmpty() && Collections.disjoint(query.states(), LIVE)) {
      return List.of();
    }
    Stream<LiveRow> rows =
        tasks.isPresent()
            ? ledger.history().liveOf(tasks.get()).stream()
            : ledger.history().live(below, ALL_LIVE).stream();
    return rows.filter(row -> !row.isZombie() && row.id() < below && row.id() >= lowest)
        .filter(row -> query.states().isEmpty() || query.states().contains(RunShapes.state(row)))
        .filter(row -> narrowed.wants(row, () -> RunShapes.of(row, names)))
        .toList();
  }

  private List<Part> over(Optional<List<Integer>> tasks) {
    Set<Ending> endings = endings();
    if (!query.states().isEmpty() && endings.isEmpty()) {
      return List.of();
    }
    if (tasks.isEmpty()) {
      return List.of(look(new RunFilter(OptionalInt.empty(), endings), LOOKED));
    }
    return tasks.get().stream()
        .map(id -> new RunFilter(OptionalInt.of(id), endings))
        .map(filter -> look(filter, LOOKED / tasks.get().size()))
        .toList();
  }

  private Set<Ending> endings() {
    Set<Ending> endings = EnumSet.noneOf(Ending.class);
    for (Ending ending : Ending.values()) {
      if (query.states().contains(ending.shown())) {
        endings.add(ending);
      }
    }
    return endings;
  }

  private Part look(RunFilter filter, int most) {
    int portion = narrowed.isAnything() ? query.limit() : PORTION;
    List<Entry> found = new ArrayList<>();
    long from = below;
    for (int looked = 0; found.size() < query.limit() && looked < most; looked += portion) {
      List<Entry> some = ledger.history().page(filter, from, portion);
      for (Entry entry : some) {
        if (entry.id() < lowest) {
          return new Part(found, 0);
        }
        if (narrowed.wants(entry)) {
          found.add(entry);
        }
        from = entry.id();
      }
      if (some.size() < portion) {
        return new Part(found, 0);
      }
    }
    return new Part(found, from);
  }
}
