package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.util.Collection;
import java.util.List;

final class MemoryRollups implements RollupTable {

  private final Table<Rollup.Key, Rollup> rows;
  private final Table<Integer, Rollup> totals;

  MemoryRollups(Undo undo) {
    this.rows = new Table<>(undo);
    this.totals = new Table<>(undo);
  }

  @Override
  public List<Rollup> lock(Collection<Rollup.Key> keys) {
    return rows.rows(keys);
  }

  @Override
  public void put(List<Rollup> changed) {
    changed.forEach(row -> rows.put(row.key(), row));
  }

  @Override
  public void insert(List<Rollup> added) {
    for (Rollup row : added) {
      if (rows.row(row.key()).isPresent()) {
        throw new Conflict(row.key() + " is there already", null);
      }
      rows.put(row.key(), row);
    }
  }

  @Override
  public List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour) {
    return rows.stream()
        .filter(row -> tasks.isEmpty() || tasks.contains(row.key().task()))
        .filter(row -> row.key().hour() >= fromHour && row.key().hour() < toHour)
        .toList();
  }

  @Override
  public int fold(int beforeHour, int limit) {
    List<Rollup> old =
        rows.stream().filter(row -> row.key().hour() < beforeHour).limit(limit).toList();
    for (Rollup row : old) {
      int task = row.key().task();
      Rollup total = totals.row(task).orElseGet(() -> Rollup.empty(new Rollup.Key(task, 0, 0)));
      totals.put(task, total.plus(row));
      rows.remove(row.key());
    }
    return old.size();
  }

  @Override
  public int deleteOf(int task, int limit) {
    totals.remove(task);
    List<Rollup> some = rows.stream().filter(row -> row.key().task() == task).limit(limit).toList();
    some.forEach(row -> rows.remove(row.key()));
    return some.size();
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return totals.rows(tasks);
  }
}
