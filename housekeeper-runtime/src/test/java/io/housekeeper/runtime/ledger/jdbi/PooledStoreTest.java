package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each transaction in another session, the migration too; and each session left as it was. */
class PooledStoreTest implements StoreContract {

  private static final int SESSIONS = 3;

  private static TransactionPooler pooler;
  private static PostgresLedger ledger;

  @BeforeAll
  static void open() {
    PostgresServer.Database database = PostgresServer.shared().freshDatabase();
    pooler = new TransactionPooler(database, SESSIONS);
    ledger = PostgresLedger.by(pooler.url(), database);
  }

  @AfterAll
  static void close() throws IOException {
    ledger.close();
    pooler.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    ledger.empty();
  }

  @Override
  public Store store() {
    return ledger.store();
  }

  @Test
  void sessionsKeepNothing() throws SQLException {
    write(tx -> tx.nodes().enter(1));
    assertThat(reading().list(tx -> tx.tasks().all())).isEmpty();
    List<String> settings =
        List.of(
            "search_path", "lock_timeout", "statement_timeout", "default_transaction_read_only");
    for (int session = 0; session < SESSIONS; session++) {
      for (String setting : settings) {
        assertThat(ask("show " + setting)).as(setting).isEqualTo(askDirectly("show " + setting));
      }
      assertThat(ask("select count(*) from pg_locks where locktype = 'advisory'")).isEqualTo("0");
    }
  }

  private static String ask(String sql) throws SQLException {
    return ask(pooler.dataSource().getConnection(), sql);
  }

  private static String askDirectly(String sql) throws SQLException {
    return ask(ledger.connect(), sql);
  }

  private static String ask(Connection open, String sql) throws SQLException {
    try (Connection connection = open;
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
