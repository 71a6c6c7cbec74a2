package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.CountedTable;
import java.util.Comparator;

final class MemoryCounted extends MemorySums implements CountedTable {

  MemoryCounted(Undo undo) {
    super(undo);
  }

  @Override
  public int deleteBefore(int hour, int limit) {
    return remove(
        stream()
            .map(Rollup::key)
            .filter(key -> key.hour() < hour)
            .sorted(Comparator.comparingInt(Rollup.Key::hour))
            .limit(limit)
            .toList());
  }
}
