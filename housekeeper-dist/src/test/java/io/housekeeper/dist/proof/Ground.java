package io.housekeeper.dist.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** What nodes stand on: where their ledger is, and what else they are given. */
interface Ground extends AutoCloseable {

  /** Where a node finds the ledger. */
  String ledgerOf(String node);

  /** Reads the ledger, when no node is there any more. */
  LedgerRows read(long closedAt) throws SQLException;

  /** What the clock of the ledger is ahead of this machine's, in milliseconds. */
  default long ahead() {
    return 0;
  }

  /** What the process of a node has in its environment. */
  default Map<String, String> environment(String node) {
    return Map.of();
  }

  @Override
  default void close() {}

  /** A file. */
  record SqliteFile(Path file) implements Ground {

    @Override
    public String ledgerOf(String node) {
      return file.toString();
    }

    @Override
    public LedgerRows read(long closedAt) throws SQLException {
      return read(file, closedAt);
    }

    static LedgerRows read(Path file, long closedAt) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        return new LedgerReader(connection, "").read(closedAt);
      }
    }
  }
}
