package io.housekeeper.runtime.ledger.jdbi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same with the pooler that most people run, where there is one. */
class PgBouncerStoreTest implements StoreContract {

  private static @Nullable PgBouncer pooler;
  private static @Nullable PostgresLedger ledger;

  @BeforeAll
  static void open() {
    Optional<Path> program = PgBouncer.program();
    assumeTrue(program.isPresent(), "no PgBouncer on this machine");
    PostgresServer.Database database = PostgresServer.shared().freshDatabase();
    pooler = new PgBouncer(program.get(), database, 3);
    ledger = PostgresLedger.by(pooler.url(), database);
  }

  @AfterAll
  static void close() {
    if (ledger != null) {
      ledger.store().close();
    }
    if (pooler != null) {
      pooler.close();
    }
    if (ledger != null) {
      ledger.database().close();
    }
  }

  @BeforeEach
  void empty() throws SQLException {
    ledger().empty();
  }

  @Override
  public Store store() {
    return ledger().store();
  }

  private static PostgresLedger ledger() {
    if (ledger == null) {
      throw new IllegalStateException("not open");
    }
    return ledger;
  }
}
