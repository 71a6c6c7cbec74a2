package io.housekeeper.runtime.ledger.store;

/**
 * What happened in each hour to each task, all nodes together, once it is part of the totals:
 * nothing is lost with these rows but the hours.
 */
public interface CountedTable extends SumTable {

  /** Deletes some of the rows before an hour, oldest first; says how many. */
  int deleteBefore(int hour, int limit);
}
