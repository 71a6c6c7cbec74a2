package io.housekeeper.benchmarks.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Plain statements, prepared once, in batches. */
final class RawSqlite implements RawLimit.Statements {

  private final Connection connection;
  private final PreparedStatement move;
  private final PreparedStatement start;
  private final PreparedStatement delete;
  private final PreparedStatement enter;

  RawSqlite(Connection connection) throws SQLException {
    this.connection = connection;
    move =
        connection.prepareStatement(
            """
            update task set accounted_to = accounted_to + 1, fence = fence + 1
            where id = ? and accounted_to = ? and rev = 1 and paused = 0
            """);
    start =
        connection.prepareStatement(
            """
            insert into live (id, fire_at, fires, incarnation, fence, started_at, task_id,
              guard, attempts, failed, origin, state, why, ending, cancel)
            values (?1, ?2, 1, ?1, 1, ?2, ?3, ?3, 1, 0, 0, 11, 0, 0, 0)
            """);
    delete =
        connection.prepareStatement(
            "delete from live where id = ? and incarnation > 0 and fence = 1");
    enter =
        connection.prepareStatement(
            """
            insert into run (id, fire_at, fires, fence, started_at, ended_at, ran_ms, cpu_us,
              allocated, task_id, attempts, slot, origin, state, why)
            select id, fire_at, fires, fence, started_at, fire_at, 0, 100, 1000, task_id, attempts, 0, origin,
              1, 0
            from live where id = ?
            """);
  }

  @Override
  public void fill(int tasks) throws SQLException {
    RawLimit.execute(
        connection,
        """
        with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)
        insert into task (accounted_to, fence, id, rev, crashes, paused, disabled, exclusive, name,
          scope)
        select %d, 0, i, 1, 0, 0, 0, 1, 'task-' || i, '' from n
        """
            .formatted(tasks, RawLimit.FIRST));
  }

  @Override
  public void claim(long[] runs, int[] tasks, long cursor) throws SQLException {
    for (int i = 0; i < runs.length; i++) {
      move.setInt(1, tasks[i]);
      move.setLong(2, cursor);
      move.addBatch();
      start.setLong(1, runs[i]);
      start.setLong(2, cursor + 1);
      start.setInt(3, tasks[i]);
      start.addBatch();
    }
    check(move.executeBatch());
    check(start.executeBatch());
  }

  @Override
  public void finish(long[] runs) throws SQLException {
    for (long run : runs) {
      enter.setLong(1, run);
      enter.addBatch();
      delete.setLong(1, run);
      delete.addBatch();
    }
    check(enter.executeBatch());
    check(delete.executeBatch());
  }

  private static void check(int[] counts) {
    if (Arrays.stream(counts).anyMatch(count -> count != 1)) {
      throw new IllegalStateException(Arrays.toString(counts));
    }
  }
}
