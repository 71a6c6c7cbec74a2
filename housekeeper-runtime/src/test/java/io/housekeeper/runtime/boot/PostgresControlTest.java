package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import org.junit.jupiter.api.AfterEach;

class PostgresControlTest
    implements ControlContract,
        LastingTracesContract,
        TokenControlContract,
        RevisionControlContract,
        RecentControlContract,
        AttentionControlContract,
        RetryControlContract,
        TimelineControlContract,
        AuditControlContract,
        ForesightControlContract,
        LastingMadeContract {

  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();

  @Override
  public LedgerAddress address() {
    return LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD);
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
