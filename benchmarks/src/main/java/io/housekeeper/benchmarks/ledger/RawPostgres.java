package io.housekeeper.benchmarks.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** One statement for each batch, with arrays. */
final class RawPostgres implements RawLimit.Statements {

  private static final String CLAIM =
      """
      with w as (select * from unnest(?, ?) as w(id, task_id)),
      l as (
        select w.id from housekeeper.task t join w on w.task_id = t.id
        where t.accounted_to = ? and t.rev = 1 and t.paused = 0
          and t.accounted_to < floor(extract(epoch from clock_timestamp()) * 1000)
        order by t.id for no key update of t skip locked),
      m as (
        update housekeeper.task t set accounted_to = t.accounted_to + 1, fence = t.fence + 1
        from w join l on l.id = w.id where t.id = w.task_id
        returning w.id, w.task_id, t.accounted_to, t.fence)
      insert into housekeeper.live (id, fire_at, fires, incarnation, fence, started_at, task_id,
        guard, attempts, failed, origin, state, why, ending, cancel)
      select id, accounted_to, 1, id, fence, accounted_to, task_id, task_id, 1, 0, 0, 11, 0, 0, 0
      from m order by task_id
      on conflict (guard) where guard is not null do nothing
      returning id, fence
      """;

  private static final String FINISH =
      """
      with d as (
        delete from housekeeper.live where id = any(?) and incarnation > 0 and fence > 0
        returning *)
      insert into housekeeper.run (id, fire_at, fires, fence, started_at, ended_at, ran_ms, cpu_us,
        allocated, task_id, attempts, slot, origin, state, why)
      select id, fire_at, fires, fence, started_at, fire_at, 0, 100, 1000, task_id, attempts, 0, origin, 1, 0
      from d
      """;

  private final Connection connection;

  RawPostgres(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void fill(int tasks) throws SQLException {
    RawLimit.execute(
        connection,
        """
        insert into housekeeper.task (accounted_to, fence, id, rev, crashes, paused, disabled,
          exclusive, name, scope)
        select %d, 0, i, 1, 0, 0, 0, 1, 'task-' || i, '' from generate_series(1, %d) as i
        """
            .formatted(RawLimit.FIRST, tasks));
  }

  @Override
  public void claim(long[] runs, int[] tasks, long cursor) throws SQLException {
    try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setArray(1, bigints(runs));
      claim.setArray(
          2, connection.createArrayOf("integer", Arrays.stream(tasks).boxed().toArray()));
      claim.setLong(3, cursor);
      int claimed = 0;
      try (ResultSet rows = claim.executeQuery()) {
        while (rows.next()) {
          claimed++;
        }
      }
      check(claimed, runs.length);
    }
  }

  @Override
  public void finish(long[] runs) throws SQLException {
    if (runs.length > 0) {
      try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
        finish.setArray(1, bigints(runs));
        check(finish.executeUpdate(), runs.length);
      }
    }
  }

  private Array bigints(long[] values) throws SQLException {
    return connection.createArrayOf("bigint", Arrays.stream(values).boxed().toArray());
  }

  private static void check(int done, int wanted) {
    if (done != wanted) {
      throw new IllegalStateException(done + " of " + wanted);
    }
  }
}
