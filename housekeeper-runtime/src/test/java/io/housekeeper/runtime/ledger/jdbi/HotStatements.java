package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.LiveTable.Place;
import io.housekeeper.runtime.ledger.store.SampleRows;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The statements that a large ledger must not slow down, with what a busy node gives them. */
public final class HotStatements {

  /** As many as go into one transaction of a busy node. */
  private static final int BATCH = 256;

  private static final int PAGE = 50;

  private static final Set<Ending> BAD = EnumSet.of(Ending.FAILED, Ending.TIMED_OUT, Ending.LOST);

  private final LargeLedger ledger;
  private final Map<String, Consumer<Transaction>> all = new LinkedHashMap<>();

  private HotStatements(LargeLedger ledger) {
    this.ledger = ledger;
    claims();
    takes();
    finishes();
    nodes();
    pages();
    retention();
  }

  /** By name, in the order of a run's life. Each may be done again when it was rolled back. */
  public static Map<String, Consumer<Transaction>> of(LargeLedger ledger) {
    return new HotStatements(ledger).all;
  }

  private List<Integer> tasks() {
    int step = Math.max(1, (ledger.tasks() - 1) / BATCH);
    return IntStream.range(0, BATCH).mapToObj(i -> 1 + i * step).distinct().toList();
  }

  private void claims() {
    all.put("claim: lock the tasks", tx -> tx.tasks().lockFree(tasks()));
    all.put("claim: who holds the guards", tx -> tx.live().holders(tasks()));
    all.put("claim: who waits in the queues", tx -> tx.live().queued(tasks()));
    all.put("claim: move the cursors", this::moveCursors);
    all.put("claim: insert the live rows", tx -> tx.live().insert(newRows()));
  }

  private void moveCursors(Transaction tx) {
    List<TaskRow> rows = tx.tasks().lock(tasks());
    tx.tasks().update(rows.stream().map(row -> new Update(row, moved(row))).toList());
  }

  private TaskRow moved(TaskRow row) {
    Cursor before = row.cursor();
    Instant to = before.accountedTo().plusSeconds(60);
    return row.with(new Cursor(before.rev(), to, before.fence() + 1, before.open()));
  }

  private List<LiveRow> newRows() {
    Instant fire = ledger.end().plus(Duration.ofDays(1));
    return IntStream.range(0, BATCH)
        .mapToObj(i -> SampleRows.fire(LargeLedger.id(fire, i), 1 + i, fire))
        .map(subject -> SampleRows.running(subject, LargeLedger.INCARNATION))
        .toList();
  }

  private void takes() {
    Instant now = ledger.end().plusSeconds(10);
    all.put(
        "take: what is due",
        tx -> tx.live().due(LargeLedger.INCARNATION, now, Place.START, 2 * BATCH));
    all.put("take: when the next is due", tx -> tx.live().nextDue(now));
  }

  private List<Long> running() {
    return IntStream.rangeClosed(1, Math.min(BATCH, ledger.running()))
        .mapToObj(task -> LargeLedger.id(ledger.end(), task))
        .toList();
  }

  private void finishes() {
    all.put("finish: lock the live rows", tx -> tx.live().lock(running()));
    all.put("finish: who follows the tasks", tx -> tx.tasks().followers(tasks()));
    all.put("finish: delete the live rows", tx -> tx.live().delete(running()));
    all.put("finish: update live rows", this::update);
    all.put("finish: insert the entries", this::enter);
    all.put("finish: read the roll-ups", tx -> tx.rollups().lock(hours()));
    all.put(
        "finish: write the roll-ups",
        tx -> tx.rollups().put(hours().stream().map(Rollup::empty).toList()));
  }

  private void update(Transaction tx) {
    tx.live().update(tx.live().rows(running()).stream().map(HotStatements::released).toList());
  }

  private static LiveRow released(LiveRow row) {
    LiveRow waiting = SampleRows.waiting(row.subject(), LargeLedger.FIRST);
    Optional<Owner> nobody = Optional.empty();
    return new LiveRow(row.subject(), waiting.state(), nobody, row.begun(), row.marks());
  }

  private void enter(Transaction tx) {
    Instant fire = ledger.end().plus(Duration.ofDays(1));
    tx.runs()
        .insert(
            tasks().stream()
                .map(
                    task -> {
                      Covers covers = new Covers(Optional.of(ledger.end()), fire, 1);
                      Subject fired = SampleRows.fire(LargeLedger.id(fire, task), task, fire);
                      return new Subject(fired.id(), task, fired.origin(), covers, fired.asked());
                    })
                .map(subject -> SampleRows.entry(subject, Ending.SUCCEEDED))
                .toList());
  }

  private List<Rollup.Key> hours() {
    return tasks().stream()
        .map(task -> new Rollup.Key(task, LargeLedger.firstHour() + LargeLedger.HOURS - 1, 1))
        .toList();
  }

  private void nodes() {
    all.put("enter a transaction", tx -> tx.nodes().enter(LargeLedger.INCARNATION));
    all.put("heartbeat", tx -> tx.nodes().beat(LargeLedger.INCARNATION));
    all.put("heartbeat: the newest change", tx -> tx.changes().revision());
    all.put("observe: who is alive", tx -> tx.nodes().living());
    all.put("sweep: lock the silent node", tx -> tx.nodes().lockSilent(LargeLedger.INCARNATION, 1));
    all.put("sweep: what the dead had", tx -> tx.live().orphaned());
    all.put("reconcile: what is mine", tx -> tx.live().owned(LargeLedger.INCARNATION));
    all.put("tell again: what ended after", tx -> tx.runs().untold(1, told(), 5_000));
  }

  /** A node has told its listeners what ended up to a few runs ago. */
  private Told told() {
    Instant lately = ledger.end().minusSeconds(90);
    return new Told(lately, LargeLedger.id(lately, 0));
  }

  private void pages() {
    long middle = LargeLedger.id(LargeLedger.FIRST.plus(Duration.ofMinutes(ledger.runs() / 2)), 0);
    OptionalInt one = OptionalInt.of(ledger.tasks() / 2);
    page("page: all", RunFilter.ALL, middle);
    page("page: all that went wrong", new RunFilter(OptionalInt.empty(), BAD), middle);
    page(
        "page: all that were missed",
        new RunFilter(OptionalInt.empty(), Set.of(Ending.MISSED)),
        middle);
    page("page: of a task", RunFilter.of(one.getAsInt()), middle);
    page("page: of a task, what went wrong", new RunFilter(one, BAD), middle);
    page("page: of a task, skipped", new RunFilter(one, Set.of(Ending.SKIPPED)), middle);
    all.put("task page: last run of each", tx -> tx.runs().newestBegun(tasks().subList(0, PAGE)));
    all.put("task page: last runs of each", tx -> tx.runs().recent(tasks().subList(0, PAGE), 20));
    all.put("all tasks: glances", tx -> tx.runs().glances(tasks().subList(0, PAGE), 20));
    all.put(
        "timeline: counts of each",
        tx -> tx.rollups().counts(tasks().subList(0, PAGE), 0, Integer.MAX_VALUE, 4));
    all.put(
        "timeline: runs of each within a time",
        tx -> tx.runs().within(tasks().subList(0, PAGE), 0, Long.MAX_VALUE, 20));
    all.put(
        "task page: newest success of each",
        tx -> tx.runs().newestSuccess(tasks().subList(0, PAGE)));
    all.put(
        "task page: hours",
        tx -> tx.rollups().between(List.of(one.getAsInt()), 0, Integer.MAX_VALUE));
    all.put("task page: totals", tx -> tx.rollups().totals(tasks().subList(0, PAGE)));
    all.put(
        "explain: the entry at an instant",
        tx -> tx.runs().covering(one.getAsInt(), LargeLedger.FIRST.plusSeconds(90)));
  }

  private void page(String name, RunFilter filter, long below) {
    all.put(name, tx -> tx.runs().page(filter, below, PAGE));
  }

  private void retention() {
    long old = LargeLedger.id(LargeLedger.FIRST.plus(Duration.ofMinutes(2)), 0);
    all.put(
        "retention: delete what is old",
        tx -> tx.runs().deleteBelow(old, LargeLedger.FIRST.plus(Duration.ofDays(1)), 200));
    counting();
  }

  private void counting() {
    int over = LargeLedger.firstHour() + LargeLedger.COUNTED;
    all.put("count: the oldest roll-ups", tx -> tx.rollups().before(over + 1, 100));
    all.put("count: lock the roll-ups", tx -> tx.rollups().lock(some(over)));
    all.put("count: delete the roll-ups", tx -> tx.rollups().delete(some(over)));
    all.put("count: lock the hours", tx -> tx.counted().lock(counted(over)));
    all.put("count: insert the hours", tx -> tx.counted().insert(empty(counted(over))));
    all.put("count: lock the totals", tx -> tx.totals().lock(totals()));
    all.put("count: write the totals", tx -> tx.totals().put(empty(totals())));
    all.put(
        "retention: delete old hours",
        tx -> tx.counted().deleteBefore(LargeLedger.firstHour() + 1, 200));
  }

  private static List<Rollup.Key> some(int hour) {
    return IntStream.rangeClosed(1, 100).mapToObj(task -> new Rollup.Key(task, hour, 1)).toList();
  }

  private static List<Rollup.Key> counted(int hour) {
    return some(hour).stream().map(Rollup.Key::counted).toList();
  }

  private static List<Rollup.Key> totals() {
    return IntStream.rangeClosed(1, 100).mapToObj(Rollup.Key::total).toList();
  }

  private static List<Rollup> empty(List<Rollup.Key> keys) {
    return keys.stream().map(Rollup::empty).toList();
  }
}
