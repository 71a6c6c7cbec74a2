package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.List;
import java.util.function.Predicate;

/** The rows of the tables that every run reads and writes, as far as they are known. */
record KnownRows(
    Remembered<Integer, TaskRow> tasks,
    Remembered<Long, LiveRow> live,
    Remembered<Rollup.Key, Rollup> rollups,
    FreshHours hours) {

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
    FreshHours hours = new FreshHours();
    return new KnownRows(
        new Remembered<>(most, TaskRow::id),
        new Remembered<>(most, LiveRow::id),
        new Remembered<>(most, Rollup::key, hours::isForgotten),
        hours);
  }

  /** The keys of roll-ups that have to be read to know whether they are there. */
  List<Rollup.Key> unknown(List<Rollup.Key> keys, Predicate<FreshHours.Hour> isEmpty) {
    return rollups.remembersAnything() ? hours.mayBeThere(keys, isEmpty) : keys;
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
    hours.forget();
  }
}
