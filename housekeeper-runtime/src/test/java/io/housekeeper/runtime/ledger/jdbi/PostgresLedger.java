package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.api.Secret;
import io.housekeeper.runtime.ledger.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A ledger in a database of its own, and a way around the store to look at it. */
final class PostgresLedger implements AutoCloseable {

  private final PostgresServer.Database database;
  private final Store store;

  private PostgresLedger(PostgresServer.Database database, String url) {
    this.database = database;
    this.store = JdbiStores.postgres(address(url));
  }

  static PostgresLedger fresh() {
    return in(PostgresServer.shared().freshDatabase());
  }

  static PostgresLedger in(PostgresServer.Database database) {
    return new PostgresLedger(database, database.url());
  }

  /** A ledger whose store reaches its database by another address. */
  static PostgresLedger by(String url, PostgresServer.Database database) {
    return new PostgresLedger(database, url);
  }

  static PostgresAddress address(String url) {
    return new PostgresAddress(
        url,
        PostgresServer.USER,
        Secret.of(PostgresServer.PASSWORD),
        PostgresAddress.DEFAULT_SCHEMA);
  }

  Store store() {
    return store;
  }

  PostgresServer.Database database() {
    return database;
  }

  /** A connection beside the store. */
  Connection connect() throws SQLException {
    return database.dataSource().getConnection();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  boolean isTrue(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Deletes everything, as if it had just been made. */
  void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet truncate =
          statement.executeQuery(
              """
              select 'truncate ' || string_agg('housekeeper.' || quote_ident(tablename), ', ')
              from pg_tables where schemaname = 'housekeeper' and tablename <> 'schema_history'
              """)) {
        truncate.next();
        String sql = truncate.getString(1);
        statement.execute(sql);
      }
      statement.execute("insert into housekeeper.change_counter (id, revision) values (1, 0)");
    }
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
