package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LogChunk;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.run.Ending;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What there is to know of runs. */
public final class RunQueries {

  private static final Set<State> LIVE = EnumSet.of(State.WAITING, State.RUNNING);

  /** So many of those that are not over are looked through for those that are wanted. */
  private static final int ALL_LIVE = 2_000;

  private final Ledger ledger;
  private final TaskQueries tasks;

  public RunQueries(Ledger ledger, TaskQueries tasks) {
    this.ledger = ledger;
    this.tasks = tasks;
  }

  /** A page of runs, newest first. */
  public List<RunSummary> page(RunQuery query) {
    RunNames names = new RunNames(ledger);
    // In this order: between two questions a run may end, and be found in neither place.
    List<LiveRow> live = live(query).limit(query.limit()).toList();
    Map<Long, RunSummary> byId = new TreeMap<>(Comparator.reverseOrder());
    over(query).forEach(entry -> byId.put(entry.id(), RunShapes.of(entry, names)));
    live.forEach(row -> byId.putIfAbsent(row.id(), RunShapes.of(row, names)));
    return byId.values().stream().limit(query.limit()).toList();
  }

  private Stream<LiveRow> live(RunQuery query) {
    if (!query.states().isEmpty() && Collections.disjoint(query.states(), LIVE)) {
      return Stream.of();
    }
    long below = below(query);
    Stream<LiveRow> rows =
        query.task().isPresent()
            ? ledger.history().liveOf(tasks.ids(query.task().get())).stream()
            : ledger.history().live(below, ALL_LIVE).stream();
    return rows.filter(row -> !row.isZombie() && row.id() < below)
        .filter(row -> isWanted(query, RunShapes.state(row)))
        .sorted(Comparator.comparingLong(LiveRow::id).reversed());
  }

  private static long below(RunQuery query) {
    return query.below().map(RunShapes::id).orElse(Long.MAX_VALUE);
  }

  private static boolean isWanted(RunQuery query, State state) {
    return query.states().isEmpty() || query.states().contains(state);
  }

  private Stream<Entry> over(RunQuery query) {
    Set<Ending> endings = endings(query);
    if (!query.states().isEmpty() && endings.isEmpty()) {
      return Stream.of();
    }
    long below = below(query);
    if (query.task().isEmpty()) {
      RunFilter all = new RunFilter(OptionalInt.empty(), endings);
      return ledger.history().page(all, below, query.limit()).stream();
    }
    return tasks.ids(query.task().get()).stream()
        .map(id -> new RunFilter(OptionalInt.of(id), endings))
        .flatMap(filter -> ledger.history().page(filter, below, query.limit()).stream())
        .sorted(Comparator.comparingLong(Entry::id).reversed());
  }

  private static Set<Ending> endings(RunQuery query) {
    Set<Ending> endings = EnumSet.noneOf(Ending.class);
    for (Ending ending : Ending.values()) {
      if (query.states().contains(ending.shown())) {
        endings.add(ending);
      }
    }
    return endings;
  }

  /** All that is to be known of a run; nothing if there is none with this id. */
  public Optional<RunDetail> detail(String run) {
    RunNames names = new RunNames(ledger);
    RunDetails details = new RunDetails(ledger, names);
    long id = RunShapes.id(run);
    // In this order: between two questions it may end, and be found in neither place.
    Optional<RunDetail> live =
        ledger.history().live(id).filter(row -> !row.isZombie()).map(details::of);
    return live.or(() -> ledger.history().entry(id).map(details::of));
  }

  /**
   * Some of what a run has logged.
   *
   * @param from the number of the first piece
   */
  public List<LogPiece> log(String run, int from, int limit) {
    return ledger.logs().read(RunShapes.id(run), from, limit).stream()
        .map((LogChunk chunk) -> new LogPiece(chunk.sequence(), chunk.body()))
        .toList();
  }

  /** A piece of a log. */
  public record LogPiece(int number, String text) {}
}
