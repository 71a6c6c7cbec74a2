package io.housekeeper.runtime.ledger.store;

/**
 * One transaction. Each method of a table is one statement, and sees what was committed before that
 * statement began, and what the transaction itself has written.
 *
 * <p>Locks are taken in one order in every transaction: own node row, task rows by id, live rows by
 * id, runs, roll-ups by key, counted hours by key, totals by task, tokens (each before the sessions
 * that were opened with it), the counter of changes. Whatever is locked out of that order does not
 * wait.
 */
public interface Transaction {

  NodeTable nodes();

  TaskTable tasks();

  SpecTable specs();

  LiveTable live();

  RunTable runs();

  RollupTable rollups();

  CountedTable counted();

  /** Of each task, what is counted of it since ever. */
  SumTable totals();

  TokenTable tokens();

  MadeTable made();

  ChangeTable changes();

  LogTable logs();
}
