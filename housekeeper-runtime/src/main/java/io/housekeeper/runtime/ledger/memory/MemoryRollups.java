package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

final class MemoryRollups extends MemorySums implements RollupTable {

  private final MemorySums counted;
  private final MemorySums totals;

  MemoryRollups(Undo undo, MemorySums counted, MemorySums totals) {
    super(undo);
    this.counted = counted;
    this.totals = totals;
  }

  @Override
  public List<Rollup.Key> before(int hour, int limit) {
    return stream()
        .map(Rollup::key)
        .filter(key -> key.hour() < hour)
        .sorted(Comparator.comparingInt(Rollup.Key::hour))
        .limit(limit)
        .toList();
  }

  @Override
  public void delete(Collection<Rollup.Key> keys) {
    remove(keys);
  }

  @Override
  public List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour) {
    return Stream.concat(counted.stream(), stream())
        .filter(row -> tasks.isEmpty() || tasks.contains(row.key().task()))
        .filter(row -> row.key().hour() >= fromHour && row.key().hour() < toHour)
        .toList();
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return Stream.concat(totals.of(tasks), of(tasks)).toList();
  }
}
