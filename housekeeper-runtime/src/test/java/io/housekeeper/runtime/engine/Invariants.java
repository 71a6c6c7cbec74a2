package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold whatever happens: LEDGER's list, checked on the tables themselves. */
final class Invariants {

  private final Store tables;
  private final World world;
  private final Map<Long, Entry> final_ = new HashMap<>();
  private final Map<Integer, Long> fences = new HashMap<>();
  private final Set<Long> acknowledged = new HashSet<>();
  private final List<String> violations = new ArrayList<>();

  Invariants(Store tables, World world) {
    this.tables = tables;
    this.world = world;
  }

  List<String> violations() {
    return violations;
  }

  void require(boolean holds, String sentence) {
    if (!holds && violations.size() < 20) {
      violations.add("at " + world.instant() + ": " + sentence);
    }
  }

  int entries() {
    return final_.size();
  }

  Optional<Long> anyLive(Random random) {
    List<LiveRow> rows = live();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.get(random.nextInt(rows.size())).id());
  }

  private List<LiveRow> live() {
    return tables.read(
        all -> all.live().ofTasks(all.tasks().all().stream().map(TaskRow::id).toList()));
  }

  String versionsOf(int task) {
    return tables.read(
        all ->
            all.specs().rows(List.of(task)).get(0).version()
                + " carried by "
                + all.specs().carriers(List.of(task)));
  }

  List<LiveRow> liveOf(int task) {
    return tables.read(all -> all.live().ofTasks(List.of(task)));
  }

  void acknowledged(List<Entry> entries) {
    entries.forEach(entry -> acknowledged.add(entry.id()));
  }

  void started(Execution execution) {
    LiveRow row = execution.assignment().row();
    Subject subject = row.subject();
    Instant databaseNow = world.latestDatabaseTime();
    if (subject.origin().movesCursor()) {
      require(!subject.covers().fireAt().isAfter(databaseNow), "14 early: " + row);
    }
    long fence = execution.assignment().fence();
    long before = fences.getOrDefault(row.task(), 0L);
    require(fence > 0, "4 no fence: " + row);
    fences.put(row.task(), Math.max(fence, before));
    TaskRow task = tables.read(all -> all.tasks().rows(List.of(row.task()))).get(0);
    require(fence <= task.cursor().fence(), "4 a fence above the task's own: " + row + " " + task);
  }

  /** After each transaction: the rows that are live. */
  void checkLive() {
    Map<Integer, Integer> guards = new HashMap<>();
    for (LiveRow row : live()) {
      if (row.marks().guard()) {
        guards.merge(row.task(), 1, Integer::sum);
        boolean holds =
            row.state() instanceof Running
                || row.isZombie()
                || (row.state() instanceof Waiting waiting && waiting.why().holdsGuard());
        require(holds, "5 a guard without a run: " + row);
      }
      require(
          row.owner().isPresent() == !(row.state() instanceof Waiting),
          "3 owner and state disagree: " + row);
    }
    guards.forEach((task, count) -> require(count == 1, "5 two guards of task " + task));
  }

  /** Everything that can be seen in the tables. */
  void check() {
    checkLive();
    List<Entry> entries =
        tables.read(all -> all.runs().page(RunFilter.ALL, Long.MAX_VALUE, 1_000_000));
    for (Entry entry : entries) {
      Entry before = final_.put(entry.id(), entry);
      require(before == null || before.equals(entry), "13 changed: " + before + " to " + entry);
    }
    Set<Long> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.id()));
    acknowledged.forEach(id -> require(ids.contains(id), "10 not durable: " + id));
    for (TaskRow task : tables.read(all -> all.tasks().all())) {
      checkRanges(task, entries);
    }
    checkRollups(entries);
    checkOverlaps(entries);
    checkFollowers(entries);
  }

  private void checkRanges(TaskRow task, List<Entry> entries) {
    List<Subject> moved =
        Stream.concat(entries.stream().map(Entry::subject), live().stream().map(LiveRow::subject))
            .filter(subject -> subject.task() == task.id() && subject.origin().movesCursor())
            .distinct()
            .sorted(Comparator.comparing(subject -> subject.covers().fireAt()))
            .toList();
    Instant end = Instant.MIN;
    for (Subject subject : moved) {
      Instant after = subject.covers().after().orElseThrow();
      require(!after.isBefore(end), "1 ranges overlap at " + end + ": " + subject);
      end = subject.covers().fireAt();
    }
    require(!end.isAfter(task.cursor().accountedTo()), "1 entries beyond the cursor: " + task);
    schedules(task).check(moved, task);
  }

  private ScheduleOracle schedules(TaskRow task) {
    return oracles.computeIfAbsent(task.id(), id -> new ScheduleOracle(this));
  }

  private final Map<Integer, ScheduleOracle> oracles = new HashMap<>();

  Store tables() {
    return tables;
  }

  private void checkRollups(List<Entry> entries) {
    Map<Integer, long[]> sums = new HashMap<>();
    for (Entry entry : entries) {
      long[] sum = sums.computeIfAbsent(entry.task(), task -> new long[4]);
      long fires = entry.subject().covers().fires();
      switch (entry.ending()) {
        case SKIPPED -> sum[2] += fires;
        case MISSED -> sum[3] += fires;
        case SUCCEEDED, CANCELLED -> sum[0]++;
        case FAILED, TIMED_OUT, LOST -> {
          sum[0]++;
          sum[1]++;
        }
      }
    }
    Map<Integer, long[]> rolled = new HashMap<>();
    for (Rollup rollup :
        tables.read(all -> all.rollups().between(List.of(), 0, Integer.MAX_VALUE))) {
      long[] sum = rolled.computeIfAbsent(rollup.key().task(), task -> new long[4]);
      sum[0] += rollup.counts().runs();
      sum[1] += rollup.counts().bad();
      sum[2] += rollup.counts().skipped();
      sum[3] += rollup.counts().missed();
    }
    sums.forEach(
        (task, sum) ->
            require(
                java.util.Arrays.equals(sum, rolled.getOrDefault(task, new long[4])),
                "11 roll-ups of task " + task + " differ"));
  }

  private void checkOverlaps(List<Entry> entries) {
    for (Entry entry : entries) {
      if (entry.ending() == Ending.SKIPPED
          && entry.subject().asked().links().blockedBy().isPresent()) {
        checkBlocked(entry, entry.subject().asked().links().blockedBy().getAsLong());
      }
    }
  }

  private void checkBlocked(Entry skipped, long blocker) {
    Optional<Instant> started =
        Optional.ofNullable(final_.get(blocker))
            .flatMap(Entry::execution)
            .map(Entry.Execution::startedAt)
            .or(
                () ->
                    live().stream()
                        .filter(row -> row.id() == blocker)
                        .findFirst()
                        .flatMap(LiveRow::startedAt));
    require(started.isPresent(), "6 skipped for a run that never started: " + skipped);
    Instant first = skipped.subject().covers().after().orElseThrow();
    require(
        started.isEmpty() || skipped.subject().covers().fireAt().isAfter(started.get()),
        "6 skipped before the run in the way started: " + skipped + " after " + first);
  }

  private void checkFollowers(List<Entry> entries) {
    Map<Long, Integer> followers = new HashMap<>();
    Stream.concat(entries.stream().map(Entry::subject), live().stream().map(LiveRow::subject))
        .filter(subject -> subject.origin() == Origin.AFTER)
        .map(Subject::id)
        .distinct()
        .forEach(id -> followers.put(id, 1));
    Map<Long, Long> byUpstream = new HashMap<>();
    Stream.concat(entries.stream().map(Entry::subject), live().stream().map(LiveRow::subject))
        .filter(subject -> subject.origin() == Origin.AFTER)
        .distinct()
        .forEach(
            subject ->
                byUpstream.merge(subject.asked().links().upstream().getAsLong(), 1L, Long::sum));
    byUpstream.forEach(
        (upstream, count) -> require(count == 1, "7 " + count + " followers of run " + upstream));
  }

  private final Set<Long> nowhere = new HashSet<>();

  /** After a while without trouble; what is checked twice must have changed in between. */
  void checkCalm(List<SimulatedNode> nodes) {
    Instant now = world.databaseClock().instant();
    Set<Long> living = new HashSet<>();
    for (SimulatedNode node : nodes) {
      node.tenure().ifPresent(tenure -> living.add(tenure.me().incarnation()));
    }
    for (LiveRow row : live()) {
      if (row.state() instanceof Running) {
        boolean executed =
            nodes.stream()
                .flatMap(node -> node.tenure().stream())
                .anyMatch(
                    tenure ->
                        row.owner().isPresent()
                            && tenure.me().incarnation() == row.owner().get().incarnation()
                            && tenure.runner().knows(row.id(), row.owner().get().fence()));
        // Its end may be on its way to the ledger; but not for long.
        boolean wasNowhere = !executed && !nowhere.add(row.id());
        require(!wasNowhere, "3 running nowhere: " + row);
      }
    }
    for (TaskRow task : tables.read(all -> all.tasks().all())) {
      if (task.switches().isOn() && task.cursor().open().isEmpty()) {
        schedules(task).checkAccounted(task, now.minus(Duration.ofSeconds(100)));
      }
    }
  }
}
