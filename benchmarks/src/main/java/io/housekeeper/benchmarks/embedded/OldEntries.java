package io.housekeeper.benchmarks.embedded;

import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.LargeLedger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A million entries of tasks that nobody has any more. */
final class OldEntries {

  private static final int TASKS = 10_000;
  private static final int RUNS = 101;

  /** Nobody runs these tasks, and what was live is not. */
  private static final List<String> NOBODYS =
      List.of(
          "delete from live",
          "delete from carried",
          "delete from node",
          "update task set gone_at = accounted_to");

  private static final String FORGETTABLE =
      """
      select count(*) from run as r
      where exists (select 1 from run as n where n.task_id = r.task_id and n.id > r.id)
        and (r.state <> 1 or exists (
          select 1 from run as n where n.task_id = r.task_id and n.state = 1 and n.id > r.id))
      """;

  private final Home home;

  OldEntries(Home home) {
    this.home = home;
  }

  /** Fills a ledger that is new; how many of its entries need not be kept. */
  int fill() throws SQLException {
    home.address().open(InstantSource.system()).close();
    LargeLedger ledger = new LargeLedger(TASKS, RUNS);
    try (Connection connection = home.connect();
        Statement statement = connection.createStatement()) {
      if (home.address() instanceof LedgerAddress.Sqlite) {
        ledger.fillSqlite(connection);
      } else {
        ledger.fillPostgres(connection);
      }
      for (String change : NOBODYS) {
        statement.execute(change);
      }
      return count(statement, FORGETTABLE);
    }
  }

  /** How many there are from before an instant. */
  int left(Instant before) throws SQLException {
    try (Connection connection = home.connect();
        Statement statement = connection.createStatement()) {
      // By the id, which is the order of time.
      long below = before.toEpochMilli() << 20;
      return count(statement, "select count(*) from run where id < " + below);
    }
  }

  private static int count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
