package io.housekeeper.runtime.control;

import io.housekeeper.runtime.control.TaskTimeline.Coming;
import io.housekeeper.runtime.control.TaskTimeline.Spell;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was and what is to come of many tasks, with a few questions to the ledger for all of them.
 */
public final class Timelines {

  /** So many runs of a task are told one by one; of more, how many there were. */
  public static final int RUNS = 60;

  /** So many fires of a task are told one by one. */
  public static final int FIRES = 60;

  private static final int TASKS = 200;

  /** Into about so many times a span is divided. */
  private static final int SPELLS = 42;

  private static final Duration HOUR = Duration.ofHours(1);

  /** Runs that began longer than this before a time are not looked for in it. */
  private static final Duration LONG = Duration.ofDays(1);

  private final Ledger ledger;
  private final Instant now;

  Timelines(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * Of some tasks, 200 at most, in their order, what was from one instant on, and what is to come
   * up to another.
   */
  public List<TaskTimeline> of(List<String> tasks, Instant from, Instant to) {
    if (tasks.size() > TASKS) {
      throw new IllegalArgumentException("at most %d tasks can be asked for".formatted(TASKS));
    }
    List<TaskKey> keys = ledger.tasks().keys(tasks);
    Map<Integer, String> names = new HashMap<>();
    keys.forEach(key -> names.put(key.id(), key.name()));
    Map<String, List<Spell>> spells = spells(names, from, to);
    Map<String, List<RunSummary>> runs = runs(few(names, spells), keys, from, to);
    Map<String, Coming> coming = coming(names, to);
    return tasks.stream()
        .map(
            task ->
                new TaskTimeline(
                    task,
                    spells.getOrDefault(task, List.of()),
                    runs.getOrDefault(task, List.of()),
                    coming.getOrDefault(task, Coming.NOTHING)))
        .toList();
  }

  private Map<String, List<Spell>> spells(Map<Integer, String> names, Instant from, Instant to) {
    Instant end = to.isAfter(now) ? now : to;
    if (!from.isBefore(end)) {
      return Map.of();
    }
    int each = Math.max(1, (hour(end) - hour(from)) / SPELLS);
    Map<String, TreeMap<Integer, Counts>> sums = new HashMap<>();
    // From the begin of a spell, as they are counted.
    int first = hour(from) / each * each;
    for (Rollup row : ledger.history().counts(names.keySet(), first, hour(end) + 1, each)) {
      sums.computeIfAbsent(names.get(row.key().task()), task -> new TreeMap<>())
          .merge(row.key().hour(), row.counts(), Counts::plus);
    }
    Map<String, List<Spell>> spells = new HashMap<>();
    sums.forEach(
        (task, byHour) ->
            spells.put(
                task,
                byHour.entrySet().stream()
                    .map(one -> shown(one.getKey(), each, one.getValue()))
                    .toList()));
    return spells;
  }

  private static int hour(Instant instant) {
    return (int) (instant.getEpochSecond() / HOUR.toSeconds());
  }

  private static Spell shown(int hour, int hours, Counts counts) {
    return new Spell(
        Instant.EPOCH.plus(HOUR.multipliedBy(hour)),
        Instant.EPOCH.plus(HOUR.multipliedBy(hour + (long) hours)),
        counts.runs(),
        counts.bad(),
        counts.skipped(),
        counts.missed());
  }

  /** The tasks whose runs can be told one by one. */
  private static List<Integer> few(Map<Integer, String> names, Map<String, List<Spell>> spells) {
    return names.keySet().stream()
        .filter(id -> total(spells.getOrDefault(names.get(id), List.of())) <= RUNS)
        .toList();
  }

  private static long total(List<Spell> spells) {
    return spells.stream().mapToLong(one -> one.runs() + one.skipped() + one.missed()).sum();
  }

  private Map<String, List<RunSummary>> runs(
      List<Integer> ids, Collection<TaskKey> keys, Instant from, Instant to) {
    RunNames known = new RunNames(ledger).knowing(keys);
    // In this order: between two questions a run may end, and be found in neither place.
    List<LiveRow> live = ledger.history().liveOf(ids);
    List<Entry> ended = ledger.history().within(ids, from.minus(LONG), to, RUNS);
    Map<String, TreeMap<Long, RunSummary>> found = new HashMap<>();
    Stream.concat(
            ended.stream()
                .filter(entry -> !entry.endedAt().isBefore(from))
                .map(entry -> RunShapes.of(entry, known)),
            live.stream().filter(row -> !row.isZombie()).map(row -> RunShapes.of(row, known)))
        .forEach(
            run ->
                found
                    .computeIfAbsent(run.task(), task -> new TreeMap<>(Comparator.reverseOrder()))
                    .putIfAbsent(RunShapes.id(run.id()), run));
    Map<String, List<RunSummary>> runs = new HashMap<>();
    found.forEach((task, byId) -> runs.put(task, List.copyOf(byId.values())));
    return runs;
  }

  /** Of a task that runs on every node, those of the first that is due. */
  private Map<String, Coming> coming(Map<Integer, String> names, Instant to) {
    Map<String, Coming> coming = new HashMap<>();
    if (to.isAfter(now)) {
      for (TaskView view : ledger.tasks().views(names.keySet())) {
        Coming its = coming(view, to);
        if (its.fires() > 0) {
          coming.putIfAbsent(view.row().key().name(), its);
        }
      }
    }
    return coming;
  }

  private Coming coming(TaskView view, Instant to) {
    List<Instant> first = new ArrayList<>(Fires.next(view, now, FIRES));
    first.removeIf(fire -> fire.isAfter(to));
    if (first.isEmpty()) {
      return Coming.NOTHING;
    }
    Schedule schedule = view.plan().schedule();
    Instant last = first.get(first.size() - 1);
    long more = first.size() < FIRES ? 0 : schedule.count(last, to);
    Optional<Instant> end = more == 0 ? Optional.of(last) : schedule.latest(last, to);
    return new Coming(List.copyOf(first), end, first.size() + more);
  }
}
