package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.RunFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows what happens on all nodes: whoever has one asks it again and again, and is told what is
 * new since he asked before. Where much happens at once, single runs are left out; that their tasks
 * are doing something is said all the same.
 */
public final class News {

  /** More ends of runs than this are not looked for one by one. */
  private static final int MOST = 200;

  private static final int ALL_LIVE = 2_000;

  /**
   * What is new.
   *
   * @param runs that began, wait or ended, as they are now, oldest first
   * @param tasks that were changed, or whose runs did something
   */
  public record Bulletin(List<RunSummary> runs, Set<String> tasks) {

    public Bulletin {
      runs = List.copyOf(runs);
      tasks = Set.copyOf(tasks);
    }

    public boolean isEmpty() {
      return runs.isEmpty() && tasks.isEmpty();
    }
  }

  private final Ledger ledger;
  private Map<Long, LiveRow> live = new HashMap<>();
  private long newest;
  private long revision;

  News(Ledger ledger) {
    this.ledger = ledger;
    this.revision = ledger.tasks().revision();
    this.newest =
        ledger.history().page(RunFilter.ALL, Long.MAX_VALUE, 1).stream()
            .mapToLong(Entry::id)
            .findFirst()
            .orElse(0);
    this.live = livingNow();
  }

  private Map<Long, LiveRow> livingNow() {
    return ledger.history().live(Long.MAX_VALUE, ALL_LIVE).stream()
        .filter(row -> !row.isZombie())
        .collect(Collectors.toMap(LiveRow::id, row -> row));
  }

  /** What is new since this was asked before. */
  public Bulletin next() {
    RunNames names = new RunNames(ledger);
    List<RunSummary> runs = new ArrayList<>();
    Set<String> tasks = new HashSet<>();
    // In this order: between two questions a run may end, and be found in neither place.
    Map<Long, LiveRow> now = livingNow();
    List<Entry> ended = ended(now);
    ended.forEach(entry -> runs.add(RunShapes.of(entry, names)));
    now.values().stream()
        .filter(row -> isNews(row, live.get(row.id())))
        .limit(MOST)
        .forEach(row -> runs.add(RunShapes.of(row, names)));
    runs.forEach(run -> tasks.add(run.task()));
    live = now;
    tasks.addAll(changed(names));
    runs.sort((one, other) -> Long.compare(Long.parseLong(one.id()), Long.parseLong(other.id())));
    return new Bulletin(runs, tasks);
  }

  private static boolean isNews(LiveRow row, @Nullable LiveRow before) {
    return before == null
        || !RunShapes.state(row).equals(RunShapes.state(before))
        || row.state().attempts().started() != before.state().attempts().started();
  }

  /** What was live and is not, and what came and went in between. */
  private List<Entry> ended(Map<Long, LiveRow> now) {
    List<Entry> ended = new ArrayList<>();
    live.keySet().stream()
        .filter(id -> !now.containsKey(id))
        .limit(MOST)
        .forEach(id -> ledger.history().entry(id).ifPresent(ended::add));
    long seen = newest;
    for (Entry entry : ledger.history().page(RunFilter.ALL, Long.MAX_VALUE, MOST)) {
      newest = Math.max(newest, entry.id());
      if (entry.id() > seen && !live.containsKey(entry.id())) {
        ended.add(entry);
      }
    }
    return ended;
  }

  private Set<String> changed(RunNames names) {
    long now = ledger.tasks().revision();
    if (now == revision) {
      return Set.of();
    }
    Set<String> changed =
        ledger.tasks().changedSince(revision).stream().map(names::task).collect(Collectors.toSet());
    revision = now;
    return changed;
  }
}
