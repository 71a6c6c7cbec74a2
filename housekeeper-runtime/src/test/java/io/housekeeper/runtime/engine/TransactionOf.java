package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.ChangeTable;
import io.housekeeper.runtime.ledger.store.CountedTable;
import io.housekeeper.runtime.ledger.store.LiveTable;
import io.housekeeper.runtime.ledger.store.LogTable;
import io.housekeeper.runtime.ledger.store.MadeTable;
import io.housekeeper.runtime.ledger.store.NodeTable;
import io.housekeeper.runtime.ledger.store.RollupTable;
import io.housekeeper.runtime.ledger.store.RunTable;
import io.housekeeper.runtime.ledger.store.SpecTable;
import io.housekeeper.runtime.ledger.store.SumTable;
import io.housekeeper.runtime.ledger.store.TaskTable;
import io.housekeeper.runtime.ledger.store.TokenTable;
import io.housekeeper.runtime.ledger.store.Transaction;

/** A transaction, some of whose tables are reached in another way. */
record TransactionOf(
    Transaction rest,
    NodeTable nodes,
    TaskTable tasks,
    SpecTable specs,
    LiveTable live,
    RunTable runs)
    implements Transaction {

  @Override
  public RollupTable rollups() {
    return rest.rollups();
  }

  @Override
  public CountedTable counted() {
    return rest.counted();
  }

  @Override
  public SumTable totals() {
    return rest.totals();
  }

  @Override
  public TokenTable tokens() {
    return rest.tokens();
  }

  @Override
  public MadeTable made() {
    return rest.made();
  }

  @Override
  public ChangeTable changes() {
    return rest.changes();
  }

  @Override
  public LogTable logs() {
    return rest.logs();
  }
}
