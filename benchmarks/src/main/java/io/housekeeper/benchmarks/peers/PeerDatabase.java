package io.housekeeper.benchmarks.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** An empty database of the same server as ours, with a pool of connections. */
final class PeerDatabase implements AutoCloseable {

  private final PostgresServer.Database database;
  private final HikariDataSource pool;

  PeerDatabase(int connections) {
    this.database = PostgresServer.shared().freshDatabase();
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(database.url());
    settings.setUsername(PostgresServer.USER);
    settings.setPassword(PostgresServer.PASSWORD);
    // All of them from the start: a burst does not wait for connections that have to be made.
    settings.setMaximumPoolSize(connections);
    settings.setMinimumIdle(connections);
    this.pool = new HikariDataSource(settings);
  }

  DataSource pool() {
    return pool;
  }

  void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }
}
