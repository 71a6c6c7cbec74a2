package io.housekeeper.runtime.ledger.memory;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows by their key, whose changes can be taken back. */
final class Table<K extends Comparable<? super K>, V> {

  private final NavigableMap<K, V> rows = new TreeMap<>();
  private final Undo undo;

  Table(Undo undo) {
    this.undo = undo;
  }

  Optional<V> row(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  List<V> rows(Collection<K> keys) {
    return keys.stream().distinct().sorted().flatMap(key -> row(key).stream()).toList();
  }

  Stream<V> stream() {
    return rows.values().stream();
  }

  /** The rows with keys below one, highest first. */
  Stream<V> below(K key) {
    return rows.headMap(key, false).descendingMap().values().stream();
  }

  Optional<V> last() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastEntry().getValue());
  }

  void put(K key, V row) {
    V before = rows.put(key, row);
    undo.by(() -> restore(key, before));
  }

  void remove(K key) {
    V before = rows.remove(key);
    undo.by(() -> restore(key, before));
  }

  private void restore(K key, @Nullable V before) {
    if (before == null) {
      rows.remove(key);
    } else {
      rows.put(key, before);
    }
  }
}
