package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Stored;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A ledger in a file, and a way around the store to look at it. */
final class SqliteLedger implements AutoCloseable {

  private final Path file;
  private final Store store;

  SqliteLedger(Path folder) {
    this.file = folder.resolve("ledger.db");
    this.store = open(file);
  }

  static Store open(Path file) {
    return JdbiStores.sqlite(file, () -> Stored.NOON);
  }

  Store store() {
    return store;
  }

  Path file() {
    return file;
  }

  Connection connect() throws SQLException {
    return connect(file);
  }

  static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
