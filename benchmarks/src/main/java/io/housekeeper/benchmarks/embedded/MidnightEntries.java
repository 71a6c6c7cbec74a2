package io.housekeeper.benchmarks.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What the ledger says of one fire of all tasks. */
final class MidnightEntries implements AutoCloseable {

  private static final String TOTAL =
      """
      select count(*), count(distinct task_id), coalesce(max(ended_at), 0) - max(fire_at),
        percentile_disc(0.5) within group (order by started_at - fire_at),
        percentile_disc(0.99) within group (order by started_at - fire_at),
        max(started_at - fire_at)
      from housekeeper.run where fire_at = ? and state = 1
      """;

  private static final String BY_NODE =
      """
      select n.name, count(*) from housekeeper.run r join housekeeper.node n on n.slot = r.slot
      where r.fire_at = ? and r.state = 1 group by n.name order by n.name
      """;

  private final Connection connection;
  private final Instant fire;

  MidnightEntries(String url, String user, String password, Instant fire) throws SQLException {
    this.connection = DriverManager.getConnection(url, user, password);
    this.fire = fire;
  }

  /**
   * Runs that have succeeded.
   *
   * @param tasks how many different ones
   * @param lastEnd after the fire, in milliseconds, as the others
   */
  record Total(int runs, int tasks, long lastEnd, long p50, long p99, long max) {}

  Total total() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TOTAL)) {
      statement.setLong(1, fire.toEpochMilli());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Total(
            row.getInt(1),
            row.getInt(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6));
      }
    }
  }

  /** How many each node ran, as one text. */
  String byNode() throws SQLException {
    StringBuilder text = new StringBuilder();
    try (PreparedStatement statement = connection.prepareStatement(BY_NODE)) {
      statement.setLong(1, fire.toEpochMilli());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          text.append("%s %,d; ".formatted(row.getString(1), row.getLong(2)));
        }
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
