package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.ledger.jdbi.TransactionPooler;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** An engine each of whose transactions has another session of the database. */
class PooledEngineTest implements EngineContract {

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final TransactionPooler pooler = new TransactionPooler(database, 3);
  private final Ledger ledger = Ledgers.postgres(pooler.url());

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @AfterEach
  void close() throws IOException {
    ledger.close();
    pooler.close();
    database.close();
  }
}
