package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.benchmarks.ledger.Databases.Place;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.jdbi.LargeLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A ledger with a long history whose tasks can be looked at, and with fifty tasks that ran every
 * minute as long as hours are kept.
 */
final class BrowsedLedger {

  /** When the first of them were due. */
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /** They come first in the order of names. */
  static final int BUSY = 50;

  private static final int HOURS = 400 * 24;

  /** The last ones are not yet counted. */
  private static final int OPEN = 7;

  private final Databases database;
  private final Place place;
  private final LargeLedger ledger;

  BrowsedLedger(Databases database, Place place, LargeLedger ledger) {
    this.database = database;
    this.place = place;
    this.ledger = ledger;
  }

  void fill(Instant now) throws SQLException {
    place.store().close();
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      if (database == Databases.SQLITE) {
        ledger.fillSqlite(connection);
      } else {
        ledger.fillPostgres(connection);
        statement.execute("set search_path = housekeeper");
      }
      nameTasks(statement);
      for (String table : List.of("rollup", "counted", "total")) {
        statement.execute("delete from " + table + " where task_id <= " + BUSY);
      }
      hours(statement, now);
      // Whoever buries the node of these runs has nothing to tell of them.
      statement.execute(
          "update node set told_at = %d, told_from = (select max(id) from run)"
              .formatted(now.toEpochMilli()));
      statement.execute(database == Databases.SQLITE ? "analyze" : "vacuum (analyze)");
    }
  }

  private static void nameTasks(Statement statement) throws SQLException {
    TaskSpec spec = TaskSpec.named("NAME").schedule("* * * * *").zone("UTC").build();
    statement.execute("update task set name = 'busy-' || id where id <= " + BUSY);
    statement.execute(
        """
        update spec set configured = null, effective = null,
          code = replace('%s', 'NAME', (select t.name from task t where t.id = spec.task_id))
        """
            .formatted(SpecText.write(spec)));
  }

  /** Sixty runs in each hour. */
  private void hours(Statement statement, Instant now) throws SQLException {
    int first = (int) (now.toEpochMilli() / Duration.ofHours(1).toMillis()) - HOURS;
    statement.execute(
        """
        insert into counted (runs, bad, skipped, missed, ms, task_id, hour, hist, late)
        select 60, 1, 1, 0, 300, t.i, %d + h.i, '9:12 10:37 11:9 14:2', '0:5 8:55'
        from %s, %s
        order by 7, 6
        """
            .formatted(first, series(BUSY, "t"), series(HOURS - OPEN, "h")));
    statement.execute(
        """
        insert into total (runs, bad, skipped, missed, ms, task_id, hist, late)
        select 575580, 9593, 9593, 0, 2877900, t.i, '9:115116 10:354941 11:86337 14:19186',
          '0:47965 8:527615'
        from %s
        """
            .formatted(series(BUSY, "t")));
    statement.execute(
        """
        insert into rollup (runs, bad, skipped, missed, ms, task_id, hour, slot, hist, late)
        select 60, 1, 1, 0, 300, t.i, %d + h.i, 1, '9:12 10:37 11:9 14:2', '0:5 8:55'
        from %s, %s
        order by 7, 6
        """
            .formatted(first + HOURS - OPEN, series(BUSY, "t"), series(OPEN, "h")));
  }

  private String series(int most, String name) {
    return database == Databases.SQLITE
        ? "(with recursive r(i) as (select 1 union all select i + 1 from r where i < %d)"
                .formatted(most)
            + " select i from r) as %s".formatted(name)
        : "generate_series(1, %d) as %s(i)".formatted(most, name);
  }
}
