package io.housekeeper.runtime.ledger.jdbi;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The statements of one connection, each prepared once. There are as many as there are texts in
 * this package.
 */
final class PreparedStatements implements StatementBuilder {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  PreparedStatements(Connection connection) {
    this.connection = connection;
  }

  PreparedStatement of(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  /** What was prepared. */
  Set<String> texts() {
    return Set.copyOf(prepared.keySet());
  }

  /**
   * Forgets them all, after a failure: the driver closes some that have failed, and does not say
   * which.
   */
  void forget() throws SQLException {
    List<PreparedStatement> closing = List.copyOf(prepared.values());
    prepared.clear();
    for (PreparedStatement statement : closing) {
      statement.close();
    }
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return of(sql);
  }

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return connection.createStatement();
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return connection.prepareCall(sql);
  }

  /** Keeps what was prepared; what a query has found is closed by then. */
  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (!(statement instanceof PreparedStatement)) {
      statement.close();
    }
  }
}
