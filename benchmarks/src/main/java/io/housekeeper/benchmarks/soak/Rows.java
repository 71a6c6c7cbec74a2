package io.housekeeper.benchmarks.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * How many rows a ledger has.
 *
 * @param runs entries
 * @param parts what belongs to them: attempts, pieces of logs, stacks
 * @param rollups whether they are counted or not
 * @param young entries of what ended in the ten seconds that ended ten seconds ago
 */
record Rows(long runs, long parts, long rollups, long live, long young) {

  private static final int TEN_SECONDS = 10_000;

  private static final String COUNTS =
      """
      select (select count(*) from run),
        (select count(*) from attempt) + (select count(*) from run_log)
          + (select count(*) from run_stack),
        (select count(*) from rollup) + (select count(*) from counted),
        (select count(*) from live),
        (select count(*) from run where ended_at > ? and ended_at <= ?)
      """;

  static Rows of(Connection connection, Instant now) throws SQLException {
    long to = now.toEpochMilli() - TEN_SECONDS;
    try (PreparedStatement counts = connection.prepareStatement(COUNTS)) {
      counts.setLong(1, to - TEN_SECONDS);
      counts.setLong(2, to);
      try (ResultSet row = counts.executeQuery()) {
        row.next();
        return new Rows(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
      }
    }
  }
}
