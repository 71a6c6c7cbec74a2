package io.housekeeper.runtime.ledger.jdbi;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Connections to PostgreSQL for transactions of one kind. */
final class PostgresPool implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 3_000;

  /** The state of a statement in a transaction that has failed. */
  private static final String FAILED = "25P02";

  private final HikariDataSource connections;
  private final Jdbi jdbi;
  private final PostgresTexts texts;
  private final PostgresFailures failures;
  private final String settings;

  private PostgresPool(
      HikariDataSource connections,
      PostgresTexts texts,
      PostgresFailures failures,
      String settings) {
    this.connections = connections;
    this.jdbi = Jdbi.create(connections);
    this.texts = texts;
    this.failures = failures;
    this.settings = settings;
  }

  static PostgresPool writing(
      String name, DataSource source, PostgresTexts texts, PostgresFailures failures) {
    return new PostgresPool(connections(name, source, 1), texts, failures, FirstStatement.WRITES);
  }

  static PostgresPool reading(
      int size, DataSource source, PostgresTexts texts, PostgresFailures failures) {
    return new PostgresPool(
        connections("reads", source, size), texts, failures, FirstStatement.READS);
  }

  private static HikariDataSource connections(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger-" + name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setValidationTimeout(PATIENCE_MILLIS);
    // Otherwise each transaction would be begun and ended by switching this.
    config.setAutoCommit(false);
    return new HikariDataSource(config);
  }

  /** Does some work in a transaction. */
  <T> T transact(Function<Transaction, T> work) {
    try (Handle handle = jdbi.open()) {
      FirstStatement first = new FirstStatement(texts, settings);
      handle.getConfig(SqlStatements.class).setTemplateEngine(first).addCustomizer(first);
      T result = apply(work, handle);
      commit(handle);
      return result;
    } catch (JdbiException e) {
      throw failures.ofStatement(e);
    }
  }

  private <T> T apply(Function<Transaction, T> work, Handle handle) {
    try {
      return work.apply(new JdbiTransaction(new PostgresSession(handle, texts)));
    } catch (RuntimeException | Error e) {
      rollback(handle, e);
      throw e;
    }
  }

  private void commit(Handle handle) {
    try {
      Connection connection = handle.getConnection();
      refuseHalves(connection);
      connection.commit();
    } catch (SQLException e) {
      LedgerFailure failure =
          settings.equals(FirstStatement.READS) ? failures.ofStatement(e) : failures.ofCommit(e);
      rollback(handle, failure);
      throw failure;
    }
  }

  /** PostgreSQL rolls back if a statement has failed, and the driver would not say so. */
  private static void refuseHalves(Connection connection) throws SQLException {
    if (connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
      throw new SQLException("a statement before it has failed", FAILED);
    }
  }

  private static void rollback(Handle handle, Throwable because) {
    try {
      handle.getConnection().rollback();
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
