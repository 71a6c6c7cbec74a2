package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Commit.Changed;
import io.housekeeper.runtime.engine.Commit.Rows;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What has been committed so far, read from the tables after each transaction: what is there, and
 * what was there before.
 */
final class Account {

  private final Store tables;
  private final Map<Integer, TaskRow> tasks = new TreeMap<>();
  private final Map<Integer, SpecRow> specs = new HashMap<>();
  private final Map<Integer, NavigableMap<Long, LiveRow>> live = new HashMap<>();
  private final NavigableMap<Long, Entry> entries = new TreeMap<>();

  Account(Store tables) {
    this.tables = tables;
  }

  Store tables() {
    return tables;
  }

  Collection<TaskRow> tasks() {
    return tasks.values();
  }

  Optional<TaskRow> task(int id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** The specification of a task that is in force. */
  SpecRow spec(int task) {
    return Optional.ofNullable(specs.get(task)).orElseThrow();
  }

  Collection<LiveRow> liveOf(int task) {
    return live.getOrDefault(task, new TreeMap<>()).values();
  }

  List<LiveRow> live() {
    return live.values().stream().flatMap(rows -> rows.values().stream()).toList();
  }

  Optional<LiveRow> live(long id) {
    return live.values().stream()
        .flatMap(rows -> Optional.ofNullable(rows.get(id)).stream())
        .findFirst();
  }

  Optional<Entry> entry(long id) {
    return Optional.ofNullable(entries.get(id));
  }

  NavigableMap<Long, Entry> entries() {
    return entries;
  }

  /** Reads what a transaction may have changed. */
  Commit read(TouchedRows touched, Instant now) {
    Rows rows =
        tables.read(
            all ->
                new Rows(
                    changed(touched.tasks, all.tasks()::rows, TaskRow::id, tasks::get),
                    changed(touched.specs, all.specs()::rows, SpecRow::task, specs::get),
                    liveRows(all, touched),
                    touched.entries.isEmpty() ? List.of() : all.runs().rows(touched.entries)));
    Commit commit =
        new Commit(
            new Commit.Times(touched.entered.orElse(now), now),
            touched.by,
            rows,
            new TreeSet<>(touched.joined),
            new TreeSet<>(touched.died));
    put(rows);
    return commit;
  }

  private Map<Long, Changed<LiveRow>> liveRows(Transaction all, TouchedRows touched) {
    return changed(touched.live, all.live()::rows, LiveRow::id, id -> live(id).orElse(null));
  }

  private static <K, R> Map<K, Changed<R>> changed(
      Set<K> keys,
      Function<Collection<K>, List<R>> read,
      Function<R, K> key,
      Function<K, @org.jspecify.annotations.Nullable R> known) {
    Map<K, Changed<R>> changed = new TreeMap<>();
    if (!keys.isEmpty()) {
      Map<K, R> after = new HashMap<>();
      read.apply(keys).forEach(row -> after.put(key.apply(row), row));
      for (K one : keys) {
        Changed<R> row =
            new Changed<>(
                Optional.ofNullable(known.apply(one)), Optional.ofNullable(after.get(one)));
        if (row.isReal()) {
          changed.put(one, row);
        }
      }
    }
    return changed;
  }

  private void put(Rows rows) {
    rows.tasks().forEach((id, row) -> row.after().ifPresent(after -> tasks.put(id, after)));
    rows.specs().forEach((id, row) -> row.after().ifPresent(after -> specs.put(id, after)));
    rows.live().forEach(this::put);
  }

  private void put(long id, Changed<LiveRow> row) {
    int task = row.before().or(row::after).orElseThrow().task();
    NavigableMap<Long, LiveRow> ofTask = live.computeIfAbsent(task, one -> new TreeMap<>());
    if (row.after().isPresent()) {
      ofTask.put(id, row.after().get());
    } else {
      ofTask.remove(id);
    }
  }

  /** An entry that is there for ever; says what was there under its id before. */
  Optional<Entry> enter(Entry entry) {
    return Optional.ofNullable(entries.put(entry.id(), entry));
  }
}
