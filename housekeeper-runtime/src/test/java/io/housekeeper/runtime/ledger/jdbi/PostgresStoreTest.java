package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresStoreTest implements StoreContract {

  private static PostgresLedger ledger;

  @BeforeAll
  static void open() {
    ledger = PostgresLedger.fresh();
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    ledger.empty();
  }

  @Override
  public Store store() {
    return ledger.store();
  }
}
