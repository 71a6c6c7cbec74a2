package io.housekeeper.runtime.ledger.jdbi;

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

record JdbiTransaction(Session session) implements Transaction {

  @Override
  public NodeTable nodes() {
    return new JdbiNodeTable(session);
  }

  @Override
  public TaskTable tasks() {
    return new JdbiTaskTable(session);
  }

  @Override
  public SpecTable specs() {
    return new JdbiSpecTable(session);
  }

  @Override
  public LiveTable live() {
    return new JdbiLiveTable(session);
  }

  @Override
  public RunTable runs() {
    return new JdbiRunTable(session);
  }

  @Override
  public RollupTable rollups() {
    return new JdbiRollupTable(session);
  }

  @Override
  public CountedTable counted() {
    return new JdbiCountedTable(session);
  }

  @Override
  public SumTable totals() {
    return new Sums(session, RollupRows.TOTALS);
  }

  @Override
  public TokenTable tokens() {
    return new JdbiTokenTable(session);
  }

  @Override
  public MadeTable made() {
    return new JdbiMadeTable(session);
  }

  @Override
  public ChangeTable changes() {
    return new JdbiChangeTable(session);
  }

  @Override
  public LogTable logs() {
    return new JdbiLogTable(session);
  }
}
