package io.housekeeper.runtime.ledger.store;

import io.housekeeper.runtime.ledger.Rollup;
import java.util.Collection;
import java.util.List;

/**
 * What happened in each hour to each task, in rows of the node that has written them, which are not
 * yet counted. The lanes of one node write to the same rows.
 */
public interface RollupTable extends SumTable {

  /** Some of the rows before an hour, oldest first; they are not locked. */
  List<Rollup.Key> before(int hour, int limit);

  /** Deletes rows that are locked. */
  void delete(Collection<Rollup.Key> keys);

  /**
   * The rows of some tasks, or of all if none is named, from one hour to before another, with those
   * that are counted, in no order. One statement: no row is seen twice, or not at all, because it
   * is counted meanwhile.
   */
  List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour);

  /**
   * The same of tasks that are named, added up for each task and so many hours, without lengths; in
   * no order.
   */
  List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours);

  /**
   * What makes up the totals of tasks, to be added up: what is counted, and the rows that are not.
   * One statement, for the same reason.
   */
  List<Rollup> totals(Collection<Integer> tasks);
}
