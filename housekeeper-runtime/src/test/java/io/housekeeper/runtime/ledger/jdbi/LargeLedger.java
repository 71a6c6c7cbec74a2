package io.housekeeper.runtime.ledger.jdbi;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger with a long history, for those who look at plans: written by a few statements, with the
 * indexes of the large table made at the end.
 *
 * @param tasks how many, numbered from 1; at most a million
 * @param runs how many of each are over, one a minute
 */
public record LargeLedger(int tasks, int runs) {

  /** The living node. */
  static final long INCARNATION = 1;

  /** When the first runs were due. */
  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /** Hours with roll-ups of each task. */
  static final int HOURS = 10;

  /** The first of them are counted. */
  static final int COUNTED = 3;

  /** The task that runs are due for now; from the next one on they wait. */
  int running() {
    return Math.min(2_000, tasks / 4);
  }

  int waiting() {
    return Math.min(10_000, tasks / 2);
  }

  static long id(Instant fire, int task) {
    return (fire.toEpochMilli() << 20) + task;
  }

  /** An id that the first so many runs of each task are below. */
  public static long idAfter(int runs) {
    return id(FIRST.plus(Duration.ofMinutes(runs)), 0);
  }

  /** After the last run that is over. */
  Instant end() {
    return FIRST.plus(Duration.ofMinutes(runs));
  }

  static int firstHour() {
    return (int) (FIRST.toEpochMilli() / Duration.ofHours(1).toMillis());
  }

  /** Fills the tables of an empty ledger. */
  public void fillPostgres(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = housekeeper");
      statement.execute("set synchronous_commit = off");
      statement.execute("set maintenance_work_mem = '256MB'");
      List<String> indexes =
          texts(
              statement,
              """
              select indexname, indexdef from pg_indexes
              where schemaname = 'housekeeper' and tablename = 'run' and indexname <> 'run_pkey'
              """);
      fill(statement, indexes, "generate_series(1, %d) as %s(%s)");
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    }
  }

  /** Fills the tables of an empty ledger. */
  public void fillSqlite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = off");
      statement.execute("pragma cache_size = -262144");
      List<String> indexes =
          texts(
              statement,
              "select name, sql from sqlite_master where type = 'index' and tbl_name = 'run'");
      String series =
          "(with recursive r(i) as (select 1 union all select i + 1 from r where i < %d)"
              + " select i as %3$s from r) as %2$s";
      fill(statement, indexes, series);
    }
  }

  /** The statements that make indexes, which are dropped. */
  private static List<String> texts(Statement statement, String query) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        names.add(row.getString(1));
        texts.add(row.getString(2));
      }
    }
    for (String name : names) {
      statement.execute("drop index " + name);
    }
    return texts;
  }

  private void fill(Statement statement, List<String> indexes, String series) throws SQLException {
    String eachTask = series.formatted(tasks, "t", "i");
    long first = FIRST.toEpochMilli();
    statement.execute(
        """
        insert into node (incarnation, beat, joined_at, told_at, told_from, slot, name)
        values (%d, 1, %d, %d, 0, 1, 'node')
        """
            .formatted(INCARNATION, first, first));
    statement.execute(
        """
        insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name,
          scope)
        select %d, %d, t.i, 1, 0, 0, 0, 1, 'task-' || t.i, '' from %s
        """
            .formatted(end().toEpochMilli(), runs, eachTask));
    statement.execute(
        """
        insert into spec (first_seen_at, in_force_since, task_id, plugin, version, hash, code,
          configured, effective)
        select 0, 0, t.i, 'plugin', '1.0', 'hash', '{}', '{}', '{}' from %s
        """
            .formatted(eachTask));
    statement.execute(
        """
        insert into carried (incarnation, loaded_at, task_id, plugin, version, hash, code,
          configured)
        select %d, 0, t.i, 'plugin', '1.0', 'hash', '{}', '{}' from %s
        """
            .formatted(INCARNATION, eachTask));
    statement.execute(runs(series, eachTask));
    for (String index : indexes) {
      statement.execute(index);
    }
    statement.execute(counted(series, eachTask));
    statement.execute(totals(eachTask));
    statement.execute(rollups(series, eachTask));
    statement.execute(live(series.formatted(running(), "t", "i"), true));
    statement.execute(live(series.formatted(waiting(), "t", "i"), false));
    statement.execute("analyze");
  }

  /** One in 97 has failed, one in 50 was skipped. */
  private String runs(String series, String eachTask) {
    return """
        insert into run (id, fire_at, covers_from, fires, fence, started_at, ended_at, ran_ms,
          cpu_us, allocated, task_id, attempts, slot, origin, state, why)
        select ((%d + k.k * 60000) * 1048576) + t.i, %d + k.k * 60000, %d + (k.k - 1) * 60000, 1,
          k.k, %d + k.k * 60000, %d + k.k * 60000 + 5, 5, 100, 1000, t.i, 1, 1, 0,
          case when (k.k + t.i) %% 97 = 0 then 2 when (k.k + t.i) %% 50 = 0 then 6 else 1 end, 0
        from %s, %s
        order by k.k, t.i
        """
        .formatted(
            minuteBefore(),
            minuteBefore(),
            minuteBefore(),
            minuteBefore(),
            minuteBefore(),
            series.formatted(runs, "k", "k"),
            eachTask);
  }

  /** The series begins at 1. */
  private static long minuteBefore() {
    return FIRST.minus(Duration.ofMinutes(1)).toEpochMilli();
  }

  private static String counted(String series, String eachTask) {
    return """
        insert into counted (runs, bad, skipped, missed, ms, task_id, hour, hist, late)
        select 60, 1, 1, 0, 300, t.i, %d + h.h, '10:59 11:1', '0:5 8:55'
        from %s, %s
        order by h.h, t.i
        """
        .formatted(firstHour() - 1, eachTask, series.formatted(COUNTED, "h", "h"));
  }

  private static String totals(String eachTask) {
    return """
        insert into total (runs, bad, skipped, missed, ms, task_id, hist, late)
        select 180, 3, 3, 0, 900, t.i, '10:177 11:3', '0:15 8:165' from %s
        """
        .formatted(eachTask);
  }

  private static String rollups(String series, String eachTask) {
    return """
        insert into rollup (runs, bad, skipped, missed, ms, task_id, hour, slot, hist, late)
        select 60, 1, 1, 0, 300, t.i, %d + h.h, 1, '10:59 11:1', '0:5 8:55'
        from %s, %s
        order by h.h, t.i
        """
        .formatted(
            firstHour() + COUNTED - 1, eachTask, series.formatted(HOURS - COUNTED, "h", "h"));
  }

  private String live(String someTasks, boolean running) {
    long due = end().toEpochMilli();
    return """
        insert into live (id, fire_at, covers_from, fires, due_at, incarnation, fence, started_at,
          task_id, guard, attempts, failed, origin, state, why, ending, cancel)
        select %d + t.i + %d, %d, %d, 1, %s, %s, %s, %s, t.i + %d, %s, 1, 0, 0, %d, %d, 0, 0
        from %s
        """
        .formatted(
            end().toEpochMilli() << 20,
            running ? 0 : running(),
            due,
            due - 60_000,
            running ? "null" : due + " + 10 * t.i",
            running ? INCARNATION : "null",
            running ? runs : "null",
            running ? due : "null",
            running ? 0 : running(),
            running ? "t.i" : "null",
            running ? 11 : 10,
            running ? 0 : 3,
            someTasks);
  }
}
