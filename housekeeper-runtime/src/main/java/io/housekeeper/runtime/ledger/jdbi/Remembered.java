package io.housekeeper.runtime.ledger.jdbi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rows of a table that need not be read again, because all who write the table do so here: what a
 * transaction has read or written is remembered when it is committed. The rows used least recently
 * are forgotten first.
 *
 * @param <K> the key of a row, in whose order rows are found
 */
final class Remembered<K extends Comparable<? super K>, R> {

  private final Function<R, K> key;
  private final Map<K, R> rows;
  private final Map<K, Optional<R>> ofTransaction = new HashMap<>();
  private final boolean anything;

  /** Remembers so many rows; none where others write the table too. */
  Remembered(int most, Function<R, K> key) {
    this(most, key, forgotten -> {});
  }

  /**
   * The same.
   *
   * @param forgotten is told what there is no room for any more
   */
  Remembered(int most, Function<R, K> key, Consumer<K> forgotten) {
    this.key = key;
    this.anything = most > 0;
    this.rows =
        new LinkedHashMap<>(16, 0.75F, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, R> eldest) {
            boolean tooMany = size() > most;
            if (tooMany) {
              forgotten.accept(eldest.getKey());
            }
            return tooMany;
          }
        };
  }

  /** Whether rows are remembered at all. */
  boolean remembersAnything() {
    return anything;
  }

  /** The rows with these keys, in their order; those that are not remembered are read. */
  List<R> find(Collection<K> keys, Function<List<K>, List<R>> read) {
    if (!anything) {
      return read.apply(List.copyOf(keys));
    }
    Map<K, R> found = new TreeMap<>();
    List<K> unknown = new ArrayList<>();
    for (K one : keys) {
      Optional<R> row = known(one);
      row.ifPresent(it -> found.put(one, it));
      if (row.isEmpty() && !ofTransaction.containsKey(one)) {
        unknown.add(one);
      }
    }
    if (!unknown.isEmpty()) {
      for (R row : read.apply(unknown)) {
        put(row);
        found.put(key.apply(row), row);
      }
    }
    return List.copyOf(found.values());
  }

  private Optional<R> known(K one) {
    Optional<R> written = ofTransaction.get(one);
    return written != null ? written : Optional.ofNullable(rows.get(one));
  }

  /** A row is there now, like this. */
  void put(R row) {
    if (anything) {
      ofTransaction.put(key.apply(row), Optional.of(row));
    }
  }

  /** A row is there no more. */
  void remove(K one) {
    if (anything) {
      ofTransaction.put(one, Optional.empty());
    }
  }

  /** Rows are there, and changed in a way that has to be read. */
  void forget(Collection<K> keys) {
    keys.forEach(ofTransaction::remove);
    keys.forEach(rows::remove);
  }

  /** The transaction was committed. */
  void keep() {
    ofTransaction.forEach(
        (one, row) -> row.ifPresentOrElse(it -> rows.put(one, it), () -> rows.remove(one)));
    ofTransaction.clear();
  }

  /** The transaction was not committed, or nobody knows: what is there has to be read. */
  void forget() {
    ofTransaction.clear();
    rows.clear();
  }
}
