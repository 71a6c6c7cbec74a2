package io.housekeeper.runtime.ledger.jdbi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies SQLite's log into the database between two transactions, when the log has become long.
 * Nobody waits for a commit then, and the next writer begins the log anew.
 */
final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /** Pages of 4 KiB. The longer the log, the more often a page that is copied stands for many. */
  private static final int LONG = 4_000;

  private final PreparedStatement length;
  private final PreparedStatement copy;

  private Checkpoints(PreparedStatement length, PreparedStatement copy) {
    this.length = length;
    this.copy = copy;
  }

  static Checkpoints on(SqliteConnection writer) throws SQLException {
    return new Checkpoints(
        writer.connection().prepareStatement("pragma wal_checkpoint(noop)"),
        writer.connection().prepareStatement("pragma wal_checkpoint(passive)"));
  }

  /** Copies the log if it is long. A failure is no reason not to write: the log only grows. */
  void copyIfLong() {
    try {
      if (pages(length) >= LONG) {
        pages(copy);
      }
    } catch (SQLException e) {
      LOG.warn("the log of the ledger could not be copied into it, and grows meanwhile", e);
    }
  }

  private static int pages(PreparedStatement pragma) throws SQLException {
    try (ResultSet row = pragma.executeQuery()) {
      return row.getInt(2);
    }
  }
}
