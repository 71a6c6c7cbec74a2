package io.housekeeper.benchmarks.soak;

import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections beside a ledger. */
final class Places {

  private Places() {}

  static Connection connect(LedgerAddress address) throws SQLException {
    return switch (address) {
      case LedgerAddress.Sqlite sqlite ->
          DriverManager.getConnection("jdbc:sqlite:" + sqlite.file());
      case LedgerAddress.Postgres at ->
          DriverManager.getConnection(
              at.url() + "?currentSchema=" + at.schema(), at.user(), PostgresServer.PASSWORD);
      case LedgerAddress.Memory memory ->
          throw new IllegalArgumentException("there is no database: " + memory);
    };
  }
}
