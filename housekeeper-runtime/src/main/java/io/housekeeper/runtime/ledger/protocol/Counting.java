package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.List;

/**
 * Counts hours that are over: their rows become part of the totals, and of the hours as they are
 * kept. A node that still has something to write of such an hour makes a row of it again, which is
 * counted again: it is a move, so that no clock can make a total wrong.
 */
final class Counting {

  private Counting() {}

  /** Counts some of the rows before an hour; says how many. */
  static int count(Transaction tables, int hour, int limit) {
    // What another has counted meanwhile is no longer there when its lock is free.
    List<Rollup> rows = tables.rollups().lock(tables.rollups().before(hour, limit));
    if (rows.isEmpty()) {
      return 0;
    }
    tables.rollups().delete(rows.stream().map(Rollup::key).toList());
    Rollups.add(tables.counted(), rows.stream().map(row -> row.at(row.key().counted())).toList());
    Rollups.add(tables.totals(), rows.stream().map(Counting::ofTotal).toList());
    return rows.size();
  }

  private static Rollup ofTotal(Rollup row) {
    return row.at(Rollup.Key.total(row.key().task()));
  }
}
