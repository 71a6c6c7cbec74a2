package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.store.SumTable;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Adds entries to the hours they ended in, in the rows that only the node with this slot writes.
 */
final class Rollups {

  private Rollups() {}

  static void add(SumTable table, int slot, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    add(table, entries.stream().map(entry -> of(entry, slot)).toList());
  }

  /** Adds to the rows with the same keys; where there is none, it is made. */
  static void add(SumTable table, List<Rollup> rows) {
    Map<Rollup.Key, Rollup> sums = new TreeMap<>();
    rows.forEach(row -> sums.merge(row.key(), row, Rollup::plus));
    List<Rollup> changed = new ArrayList<>();
    for (Rollup before : table.lock(sums.keySet())) {
      Rollup more = Objects.requireNonNull(sums.remove(before.key()));
      changed.add(before.plus(more));
    }
    Draft.unlessEmpty(changed, table::put);
    Draft.unlessEmpty(List.copyOf(sums.values()), table::insert);
  }

  private static Rollup of(Entry entry, int slot) {
    int hour = (int) (entry.endedAt().toEpochMilli() / Duration.ofHours(1).toMillis());
    Rollup.Key key = new Rollup.Key(entry.task(), hour, slot);
    if (entry.execution().isEmpty()) {
      return new Rollup(key, counts(entry, 0), Durations.NONE, Durations.NONE);
    }
    long millis = entry.execution().get().figures().millis();
    Durations late =
        entry.lateness().map(time -> Durations.of(time.toMillis())).orElse(Durations.NONE);
    return new Rollup(key, counts(entry, millis), Durations.of(millis), late);
  }

  private static Counts counts(Entry entry, long millis) {
    long fires = entry.subject().covers().fires();
    Ending ending = entry.ending();
    return switch (ending) {
      case SKIPPED -> new Counts(0, 0, fires, 0, 0);
      case MISSED -> new Counts(0, 0, 0, fires, 0);
      case SUCCEEDED, CANCELLED -> new Counts(1, 0, 0, 0, millis);
      case FAILED, TIMED_OUT, LOST -> new Counts(1, 1, 0, 0, millis);
    };
  }
}
