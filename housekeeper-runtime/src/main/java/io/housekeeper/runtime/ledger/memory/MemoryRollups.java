package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  public List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours) {
    Map<Rollup.Key, Rollup> sums = new TreeMap<>();
    for (Rollup row : tasks.isEmpty() ? List.<Rollup>of() : between(tasks, fromHour, toHour)) {
      int hour = row.key().hour() / hours * hours;
      Rollup.Key key = new Rollup.Key(row.key().task(), hour, Rollup.Key.ALL_NODES);
      Rollup counts = new Rollup(key, row.counts(), Durations.NONE, Durations.NONE);
      sums.merge(key, counts, Rollup::plus);
    }
    return List.copyOf(sums.values());
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return Stream.concat(totals.of(tasks), of(tasks)).toList();
  }
}
