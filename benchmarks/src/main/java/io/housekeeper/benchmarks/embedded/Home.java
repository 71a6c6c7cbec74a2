package io.housekeeper.benchmarks.embedded;

import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a ledger is that is new and empty, and goes when it is closed. */
public record Home(String name, LedgerAddress address, Leaving leaving) implements AutoCloseable {

  /** What is to be done in the end. */
  public interface Leaving {
    void leave() throws IOException;
  }

  public static Home sqlite() throws IOException {
    Path folder = Files.createTempDirectory("housekeeper-fleet");
    return new Home(
        "SQLite", new LedgerAddress.Sqlite(folder.resolve("housekeeper.db")), () -> delete(folder));
  }

  public static Home postgresql() {
    PostgresServer.Database database = PostgresServer.shared().freshDatabase();
    return new Home(
        "PostgreSQL",
        LedgerAddress.postgres(database.url(), PostgresServer.USER, PostgresServer.PASSWORD),
        database::close);
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path one : files) {
        Files.delete(one);
      }
    }
    Files.delete(folder);
  }

  /** A connection beside the ledger. */
  public Connection connect() throws SQLException {
    return switch (address) {
      case LedgerAddress.Sqlite sqlite ->
          DriverManager.getConnection(
              "jdbc:sqlite:" + sqlite.file() + "?transaction_mode=IMMEDIATE");
      case LedgerAddress.Postgres at ->
          DriverManager.getConnection(
              at.url() + "?currentSchema=" + at.schema(), at.user(), PostgresServer.PASSWORD);
      case LedgerAddress.Memory memory ->
          throw new IllegalArgumentException("there is no database: " + memory);
    };
  }

  @Override
  public void close() throws IOException {
    leaving.leave();
  }
}
