package io.housekeeper.runtime.engine;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.jdbi.PostgresAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import org.junit.jupiter.api.AfterEach;

class PostgresEngineTest
    implements EngineContract,
        LastingContract,
        AskingContract,
        ExpectingContract,
        MadeTasksContract,
        FarewellContract,
        RenamingContract,
        RenamedTasksContract {

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final Ledger ledger =
      new StoredLedger(
          JdbiStores.postgres(
              new PostgresAddress(
                  database.url(),
                  PostgresServer.USER,
                  Secret.of(PostgresServer.PASSWORD),
                  PostgresAddress.DEFAULT_SCHEMA)));

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }
}
