package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Rollup;
import java.util.Collection;
import java.util.List;

/** What happened in each hour to each task; outlives the runs. */
public interface RollupTable {

  /**
   * Locks rows in the order of their keys, waiting for others: the lanes of one node write to the
   * same rows.
   */
  List<Rollup> lock(Collection<Rollup.Key> keys);

  /** Writes rows that are locked. */
  void put(List<Rollup> rows);

  /** A conflict if another transaction has written one of these rows first. */
  void insert(List<Rollup> rows);

  /** The rows of some tasks, or of all if none is named, from one hour to before another. */
  List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour);

  /** Adds the rows before an hour to the totals since ever, and deletes them; some at a time. */
  int fold(int beforeHour, int limit);

  /** Deletes some of what there is of a task, of the totals too; says how many hours that were. */
  int deleteOf(int task, int limit);

  /** The totals since ever of rows that were folded; their hour is 0 and their slot too. */
  List<Rollup> totals(Collection<Integer> tasks);
}
