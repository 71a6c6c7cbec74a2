package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Rollup;
import java.util.Collection;
import java.util.List;

/** Rows that others add to as well: who adds to them locks those that are there first. */
public interface SumTable {

  /** Locks rows in the order of their keys, waiting for others. */
  List<Rollup> lock(Collection<Rollup.Key> keys);

  /** Writes rows that are locked. */
  void put(List<Rollup> rows);

  /** A conflict if another transaction has written one of these rows first. */
  void insert(List<Rollup> rows);

  /** Deletes some of the rows of a task; says how many. */
  int deleteOf(int task, int limit);
}
