package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The last runs of many tasks, with a few questions to the ledger for all of them. */
final class RecentRuns {

  private static final int MOST = 100;

  private final Ledger ledger;

  RecentRuns(Ledger ledger) {
    this.ledger = ledger;
  }

  Map<String, List<RunSummary>> of(Collection<String> tasks, int each) {
    if (each < 1 || each > MOST) {
      throw new IllegalArgumentException("of each task there are 1 to 100 runs, not " + each);
    }
    Map<String, NavigableMap<Long, RunSummary>> found = found(ledger.tasks().keys(tasks), each);
    Map<String, List<RunSummary>> recent = new LinkedHashMap<>();
    for (String task : tasks) {
      NavigableMap<Long, RunSummary> runs = found.getOrDefault(task, new TreeMap<>());
      recent.put(task, runs.descendingMap().values().stream().limit(each).toList());
    }
    return recent;
  }

  /** By task and id; of one that runs on every node the runs of all nodes. */
  private Map<String, NavigableMap<Long, RunSummary>> found(List<TaskKey> keys, int each) {
    RunNames names = new RunNames(ledger).knowing(keys);
    List<Integer> ids = keys.stream().map(TaskKey::id).toList();
    Map<String, NavigableMap<Long, RunSummary>> found = new LinkedHashMap<>();
    // In this order: between two questions a run may end, and be found in neither place.
    List<LiveRow> live = ledger.history().liveOf(ids);
    ledger
        .history()
        .recent(ids, each)
        .forEach(entry -> add(found, entry.id(), RunShapes.of(entry, names)));
    live.stream()
        .filter(row -> !row.isZombie())
        .forEach(row -> add(found, row.id(), RunShapes.of(row, names)));
    return found;
  }

  private static void add(
      Map<String, NavigableMap<Long, RunSummary>> found, long id, RunSummary run) {
    found.computeIfAbsent(run.task(), task -> new TreeMap<>()).putIfAbsent(id, run);
  }
}
