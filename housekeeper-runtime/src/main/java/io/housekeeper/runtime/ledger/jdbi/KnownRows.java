package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.TaskRow;

/** The rows of the tables that every run reads and writes, as far as they are known. */
record KnownRows(
    Remembered<Integer, TaskRow> tasks,
    Remembered<Long, LiveRow> live,
    Remembered<Rollup.Key, Rollup> rollups) {

  /** So many of each: a few megabytes. */
  private static final int MANY = 20_000;

  /** Of a ledger that others write too, or for those who only read. */
  static KnownRows none() {
    return of(0);
  }

  /** Of a ledger that is written by this connection alone. */
  static KnownRows ofOnlyWriter() {
    return of(MANY);
  }

  private static KnownRows of(int most) {
    return new KnownRows(
        new Remembered<>(most, TaskRow::id),
        new Remembered<>(most, LiveRow::id),
        new Remembered<>(most, Rollup::key));
  }

  void keep() {
    tasks.keep();
    live.keep();
    rollups.keep();
  }

  void forget() {
    tasks.forget();
    live.forget();
    rollups.forget();
  }
}
