package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** The last runs of many tasks, with a few questions to the ledger for all of them. */
final class RecentRuns {

  private static final int MOST = 100;

  private final Ledger ledger;
  private final Collection<String> tasks;
  private final int each;
  private final List<Integer> ids;
  private final RunNames names;

  /**
   * @param each so many of each task at most
   */
  RecentRuns(Ledger ledger, Collection<String> tasks, int each) {
    if (each < 1 || each > MOST) {
      throw new IllegalArgumentException("of each task there are 1 to 100 runs, not " + each);
    }
    List<TaskKey> keys = ledger.tasks().keys(tasks);
    this.ledger = ledger;
    this.tasks = tasks;
    this.each = each;
    this.ids = keys.stream().map(TaskKey::id).toList();
    this.names = new RunNames(ledger).knowing(keys);
  }

  /** By task, newest first; of one that runs on every node the runs of all nodes. */
  Map<String, List<RunSummary>> summaries() {
    Found<RunSummary> found = new Found<>();
    found.addLive(row -> RunShapes.of(row, names));
    ledger
        .history()
        .recent(ids, each)
        .forEach(entry -> found.add(entry.task(), entry.id(), RunShapes.of(entry, names)));
    return found.newest();
  }

  /** The same at a glance. */
  Map<String, List<RunGlance>> glances() {
    Found<RunGlance> found = new Found<>();
    found.addLive(row -> new RunGlance(RunShapes.state(row), Optional.empty()));
    ledger
        .history()
        .glances(ids, each)
        .forEach(entry -> found.add(entry.task(), entry.id(), of(entry)));
    return found.newest();
  }

  private static RunGlance of(Glance entry) {
    OptionalLong millis = entry.millis();
    return new RunGlance(
        entry.ending().shown(),
        millis.isPresent() ? Optional.of(Duration.ofMillis(millis.getAsLong())) : Optional.empty());
  }

  /** Runs by task and id. */
  private final class Found<T> {

    private final Map<String, NavigableMap<Long, T>> runs = new HashMap<>();

    /** Before those that are over: between two questions a run may end, and be in neither place. */
    void addLive(Function<LiveRow, T> shown) {
      ledger.history().liveOf(ids).stream()
          .filter(row -> !row.isZombie())
          .forEach(row -> add(row.task(), row.id(), shown.apply(row)));
    }

    /** What a run came to goes before what it was. */
    void add(int task, long id, T run) {
      runs.computeIfAbsent(names.task(task), name -> new TreeMap<>()).put(id, run);
    }

    Map<String, List<T>> newest() {
      Map<String, List<T>> newest = new LinkedHashMap<>();
      for (String task : tasks) {
        NavigableMap<Long, T> its = runs.getOrDefault(task, new TreeMap<>());
        newest.put(task, its.descendingMap().values().stream().limit(each).toList());
      }
      return newest;
    }
  }
}
