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

/**
 * A ledger with a long history whose tasks can be looked at, and with fifty tasks that ran every
 * minute as long as hours are kept.
 */
final class BrowsedLedger {

  static final int TASKS = 100_000;
  static final int RUNS = 100;

  /** They come first in the order of names. */
  static final int BUSY = 50;

  private static final int DAYS = 400;

  private final Databases database;
  private final Place place;

  BrowsedLedger(Databases database, Place place) {
    this.database = database;
    this.place = place;
  }

  void fill(Instant now) throws SQLException {
    place.store().close();
    LargeLedger ledger = new LargeLedger(TASKS, RUNS);
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement()) {
      if (database == Databases.SQLITE) {
        ledger.fillSqlite(connection);
      } else {
        ledger.fillPostgres(connection);
        statement.execute("set search_path = housekeeper");
      }
      nameTasks(statement);
      statement.execute("delete from rollup where task_id <= " + BUSY);
      statement.execute(hours(now));
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
  private String hours(Instant now) {
    int last = (int) (now.toEpochMilli() / Duration.ofHours(1).toMillis());
    String series =
        database == Databases.SQLITE
            ? "(with recursive r(i) as (select 1 union all select i + 1 from r where i < %d)"
                + " select i from r) as %s"
            : "generate_series(1, %d) as %s(i)";
    return """
        insert into rollup (runs, bad, skipped, missed, ms, task_id, hour, slot, hist, late)
        select 60, 1, 1, 0, 300, t.i, %d + h.i, 1, '9:12 10:37 11:9 14:2', '0:5 8:55'
        from %s, %s
        order by 6, 7
        """
        .formatted(last - DAYS * 24, series.formatted(BUSY, "t"), series.formatted(DAYS * 24, "h"));
  }
}
