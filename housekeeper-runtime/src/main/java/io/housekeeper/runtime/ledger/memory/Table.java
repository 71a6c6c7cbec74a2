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

  /** The rows with keys above one, lowest first. */
  Stream<V> above(K key) {
    return rows.tailMap(key, false).values().stream();
  }

  Optional<V> last() {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.lastEntry().getValue());
  }

  void put(K key, V row) {
    undo.by(new Change<>(this, key, Optional.of(row)).make());
  }

  void remove(K key) {
    undo.by(new Change<>(this, key, Optional.<V>empty()).make());
  }

  /**
   * A row that is to be put in place of what is there; without a row what is there goes.
   *
   * @param row what is to be there
   */
  record Change<K extends Comparable<? super K>, V>(Table<K, V> table, K key, Optional<V> row) {

    /** Makes the change; returns the one that takes it back. */
    Change<K, V> make() {
      @Nullable V before =
          row.isPresent() ? table.rows.put(key, row.get()) : table.rows.remove(key);
      return new Change<>(table, key, Optional.ofNullable(before));
    }
  }
}
