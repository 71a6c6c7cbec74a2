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

  /**
   * Whole hours around a time.
   *
   * @param each how many hours are told as one
   */
  private record Hours(int first, int end, int each) {

    static Hours around(Instant from, Instant to) {
      int end = hour(to) + 1;
      int each = Math.max(1, (end - hour(from)) / SPELLS);
      return new Hours(hour(from) / each * each, end, each);
    }

    private static int hour(Instant instant) {
      return (int) (instant.getEpochSecond() / HOUR.toSeconds());
    }

    private static Instant begin(long hour) {
      return Instant.EPOCH.plus(HOUR.multipliedBy(hour));
    }

    Spell spell(int hour, Counts counts) {
      return new Spell(
          begin(hour),
          begin(hour + (long) each),
          counts.runs(),
          counts.bad(),
          counts.skipped(),
          counts.missed());
    }
  }

  private final Ledger ledger;
  private final Instant now;

  Timelines(Ledger ledger, Instant now) {
    this.ledger = ledger;
    this.now = now;
  }

  /**
   * Of some tasks, 200 at most, in their order, what was from one instant on, and what is to come
   * up to another; what was, in whole hours around that.
   */
  public List<TaskTimeline> of(List<String> tasks, Instant from, Instant to) {
    if (tasks.size() > TASKS) {
      throw new IllegalArgumentException("at most %d tasks can be asked for".formatted(TASKS));
    }
    List<TaskKey> keys = ledger.tasks().keys(tasks);
    Map<Integer, String> names = new HashMap<>();
    keys.forEach(key -> names.put(key.id(), key.name()));
    Hours hours = Hours.around(from, to.isAfter(now) ? now : to);
    Map<String, List<Spell>> spells = from.isBefore(now) ? spells(names, hours) : Map.of();
    Map<String, List<RunSummary>> runs = runs(few(names, spells), keys, hours);
    Map<String, Coming> coming = coming(names, to);
    return tasks.stream()
        .map(
            task ->
                new TaskTimeline(
                    task,
                    spells.getOrDefault(task, List.of()),
                    whole(runs.getOrDefault(task, List.of()), spells.getOrDefault(task, List.of())),
                    coming.getOrDefault(task, Coming.NOTHING)))
        .toList();
  }

  /** Those of a task, unless some are forgotten: then only their counts tell the truth. */
  private static List<RunSummary> whole(List<RunSummary> runs, List<Spell> spells) {
    long executed = runs.stream().filter(run -> run.times().startedAt().isPresent()).count();
    return executed < spells.stream().mapToLong(Spell::runs).sum() ? List.of() : runs;
  }

  private Map<String, List<Spell>> spells(Map<Integer, String> names, Hours hours) {
    Map<String, TreeMap<Integer, Counts>> sums = new HashMap<>();
    List<Rollup> counts =
        ledger.history().counts(names.keySet(), hours.first(), hours.end(), hours.each());
    for (Rollup row : counts) {
      sums.computeIfAbsent(names.get(row.key().task()), task -> new TreeMap<>())
          .merge(row.key().hour(), row.counts(), Counts::plus);
    }
    Map<String, List<Spell>> spells = new HashMap<>();
    sums.forEach(
        (task, byHour) ->
            spells.put(
                task,
                byHour.entrySet().stream()
                    .map(one -> hours.spell(one.getKey(), one.getValue()))
                    .toList()));
    return spells;
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
      List<Integer> ids, Collection<TaskKey> keys, Hours hours) {
    Instant from = Hours.begin(hours.first());
    Instant to = Hours.begin(hours.end());
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
