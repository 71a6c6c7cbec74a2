package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.sqlite.SQLiteConnection;

/** A connection to SQLite, for one transaction after the other. */
final class SqliteConnection implements AutoCloseable {

  /** How its transactions begin. */
  enum Begin {
    WRITING("begin immediate"),
    READING("begin deferred");

    private final String sql;

    Begin(String sql) {
      this.sql = sql;
    }
  }

  private final Handle handle;
  private final PreparedStatements statements;
  private final SqliteSession session;
  private final Begin begin;
  private final SqliteFailures failures;

  private SqliteConnection(
      Handle handle,
      PreparedStatements statements,
      SqliteSession session,
      Begin begin,
      SqliteFailures failures) {
    this.handle = handle;
    this.statements = statements;
    this.session = session;
    this.begin = begin;
    this.failures = failures;
  }

  static SqliteConnection of(
      SQLiteConnection connection, Begin begin, SqliteFailures failures, InstantSource clock) {
    // The driver would begin the next transaction with each commit, and keep others out until then.
    // So it is told that one is open, and begin and commit are statements like any other.
    connection.getConnectionConfig().setAutoCommit(false);
    PreparedStatements statements = new PreparedStatements(connection);
    SqliteTexts texts = new SqliteTexts();
    Jdbi jdbi = Jdbi.create(connection);
    jdbi.setStatementBuilderFactory(any -> statements);
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(texts);
    Handle handle = jdbi.open();
    KnownRows known = begin == Begin.WRITING ? KnownRows.ofOnlyWriter() : KnownRows.none();
    SqliteSession session = new SqliteSession(handle, texts, statements, known, clock);
    return new SqliteConnection(handle, statements, session, begin, failures);
  }

  Connection connection() {
    return handle.getConnection();
  }

  /** The statements that were prepared since the last rollback. */
  Set<String> texts() {
    return statements.texts();
  }

  /** Does some work in a transaction. */
  <T> T transact(Function<Transaction, T> work) {
    begin();
    T result;
    try {
      result = work.apply(new JdbiTransaction(session));
    } catch (JdbiException e) {
      rollback(e);
      throw failures.ofStatement(e);
    } catch (RuntimeException | Error e) {
      rollback(e);
      throw e;
    }
    commit();
    return result;
  }

  /** Executes a statement outside of transactions. */
  void execute(String sql) throws SQLException {
    PreparedStatement statement = statements.of(sql);
    if (statement.execute()) {
      statement.getResultSet().close();
    }
  }

  private void begin() {
    session.begin();
    try {
      execute(begin.sql);
    } catch (SQLException e) {
      rollback(e);
      throw failures.ofStatement(e);
    }
  }

  private void commit() {
    if (session.hasFailed()) {
      SQLException failure = new SQLException("a statement before it has failed");
      rollback(failure);
      throw failures.ofCommit(failure);
    }
    try {
      execute("commit");
      session.known().keep();
    } catch (SQLException e) {
      rollback(e);
      throw failures.ofCommit(e);
    }
  }

  void rollback(Throwable because) {
    session.known().forget();
    try {
      statements.forget();
      execute("rollback");
    } catch (SQLException e) {
      // After the worst errors SQLite has done so itself.
      because.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    try (Connection connection = handle.getConnection()) {
      statements.close(connection);
    } catch (SQLException e) {
      throw failures.ofStatement(e);
    }
  }
}
