package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.SumTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

class MemorySums implements SumTable {

  private final Table<Rollup.Key, Rollup> rows;

  MemorySums(Undo undo) {
    this.rows = new Table<>(undo);
  }

  final Stream<Rollup> stream() {
    return rows.stream();
  }

  final Stream<Rollup> of(Collection<Integer> tasks) {
    return stream().filter(row -> tasks.contains(row.key().task()));
  }

  @Override
  public final List<Rollup> lock(Collection<Rollup.Key> keys) {
    return rows.rows(keys);
  }

  @Override
  public final void put(List<Rollup> changed) {
    changed.forEach(row -> rows.put(row.key(), row));
  }

  @Override
  public final void insert(List<Rollup> added) {
    for (Rollup row : added) {
      if (rows.row(row.key()).isPresent()) {
        throw new Conflict(row.key() + " is there already", null);
      }
      rows.put(row.key(), row);
    }
  }

  @Override
  public final int deleteOf(int task, int limit) {
    return remove(of(List.of(task)).map(Rollup::key).limit(limit).toList());
  }

  final int remove(Collection<Rollup.Key> keys) {
    keys.forEach(rows::remove);
    return keys.size();
  }
}
