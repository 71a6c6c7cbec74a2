package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.ledger.store.TaskTable;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a transaction is going to write, collected so that each table is written once, whatever the
 * number of rows. What is flushed is seen by the statements that follow.
 */
final class Draft {

  private final Transaction tables;
  private final Membership me;
  private final Instant now;
  private final RunIds ids;
  private final Plans plans;

  private final Map<Integer, TaskRow> lockedTasks = new TreeMap<>();
  private final Map<Integer, TaskRow> changedTasks = new TreeMap<>();
  private final Map<Long, LiveRow> inserted = new TreeMap<>();
  private final Map<Long, LiveRow> updated = new TreeMap<>();
  private final List<Long> deleted = new ArrayList<>();
  private final List<Entry> ended = new ArrayList<>();
  private final List<AttemptRow> attempts = new ArrayList<>();

  private final List<Started> allStarted = new ArrayList<>();
  private final List<LiveRow> allWaiting = new ArrayList<>();
  private final List<Entry> allEnded = new ArrayList<>();
  private final Set<Integer> allChanged = new TreeSet<>();

  Draft(Transaction tables, Membership me, Instant now, RunIds ids, Plans plans) {
    this.tables = tables;
    this.me = me;
    this.now = now;
    this.ids = ids;
    this.plans = plans;
  }

  Transaction tables() {
    return tables;
  }

  Membership me() {
    return me;
  }

  Instant now() {
    return now;
  }

  Plans plans() {
    return plans;
  }

  long newId() {
    return ids.next(now);
  }

  /** Keeps that something was changed; says the id of that. */
  long audit(About about, String what, By by, Words words) {
    long id = newId();
    tables.changes().audit(List.of(new Change(id, about, what, by, words)));
    return id;
  }

  /** Rows of tasks that this transaction has locked. */
  List<TaskRow> locked(List<TaskRow> rows) {
    rows.forEach(row -> lockedTasks.put(row.id(), row));
    return rows;
  }

  /** The row of a task as it will be, if it is locked. */
  Optional<TaskRow> task(int id) {
    return Optional.ofNullable(changedTasks.getOrDefault(id, lockedTasks.get(id)));
  }

  /** Changes the row of a task, which must be locked. */
  void change(TaskRow row) {
    if (!lockedTasks.containsKey(row.id())) {
      throw new IllegalStateException(row.key() + " is not locked");
    }
    changedTasks.put(row.id(), row);
  }

  /** A run that executes from now on in this node's memory. */
  void start(LiveRow row, TaskPlan plan) {
    allStarted.add(new Started(row, plan));
    put(row);
  }

  /** A run that waits. */
  void await(LiveRow row) {
    allWaiting.add(row);
    put(row);
  }

  /** A row that is there already, changed. */
  void update(LiveRow row) {
    updated.put(row.id(), row);
  }

  private void put(LiveRow row) {
    inserted.put(row.id(), row);
  }

  /** A waiting row of the ledger starts to execute in this node's memory. */
  void take(LiveRow row, TaskPlan plan) {
    allStarted.add(new Started(row, plan));
    update(row);
  }

  /** An attempt ended, and its run waits for another. */
  void again(LiveRow row, AttemptRow attempt) {
    allWaiting.add(row);
    attempts.add(attempt);
    update(row);
  }

  /** Fires that never were a live row. */
  void enter(Entry entry) {
    ended.add(entry);
  }

  /** A live row is over. */
  void end(LiveRow row, Entry entry) {
    deleted.add(row.id());
    ended.add(entry);
  }

  /** A live row is over, but for its thread. */
  void endAsZombie(LiveRow zombie, Entry entry) {
    update(zombie);
    ended.add(entry);
  }

  /** A zombie is no more. */
  void release(LiveRow zombie) {
    updated.remove(zombie.id());
    deleted.add(zombie.id());
  }

  /** Writes all that was collected, with what follows from it. */
  void flush() {
    Followers.add(this, List.copyOf(ended));
    writeTasks();
    writeLive();
    writeRuns();
    allEnded.addAll(ended);
    ended.clear();
  }

  private void writeTasks() {
    List<TaskTable.Update> updates =
        changedTasks.values().stream()
            .map(after -> new TaskTable.Update(locked(after.id()), after))
            .filter(update -> !update.before().equals(update.after()))
            .toList();
    unlessEmpty(updates, tables.tasks()::update);
    lockedTasks.putAll(changedTasks);
    allChanged.addAll(changedTasks.keySet());
    changedTasks.clear();
  }

  private TaskRow locked(int id) {
    return Optional.ofNullable(lockedTasks.get(id)).orElseThrow();
  }

  private void writeLive() {
    unlessEmpty(deleted, tables.live()::delete);
    unlessEmpty(List.copyOf(updated.values()), tables.live()::update);
    unlessEmpty(List.copyOf(inserted.values()), tables.live()::insert);
    deleted.clear();
    updated.clear();
    inserted.clear();
  }

  private void writeRuns() {
    unlessEmpty(ended, tables.runs()::insert);
    unlessEmpty(attempts, tables.runs()::insertAttempts);
    attempts.clear();
    Rollups.add(tables.rollups(), me.slot(), ended);
  }

  static <R> void unlessEmpty(List<R> rows, Consumer<List<R>> write) {
    if (!rows.isEmpty()) {
      write.accept(rows);
    }
  }

  /** All that was flushed. */
  Made made() {
    return new Made(
        List.copyOf(allStarted),
        List.copyOf(allWaiting),
        List.copyOf(allEnded),
        allChanged.stream().map(id -> locked(id)).toList());
  }

  /** The tasks of some rows. */
  static List<Integer> tasksOf(Collection<LiveRow> rows) {
    return rows.stream().map(LiveRow::task).distinct().sorted().toList();
  }
}
