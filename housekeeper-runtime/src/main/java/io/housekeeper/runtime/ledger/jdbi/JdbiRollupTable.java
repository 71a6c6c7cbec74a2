package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

final class JdbiRollupTable implements RollupTable {

  private static final String FIGURES = "runs, bad, skipped, missed, ms, hist, late";

  // By the index of hours.
  private static final String ANY =
      "select 1 from @rollup where hour = :hour and slot = :slot limit 1";

  private static final String OLDEST =
      """
      select task_id, hour, slot from @rollup where hour < :before
      order by hour, task_id, slot limit :limit
      """;

  private static final String BETWEEN =
      """
      select task_id, hour, slot, {figures} from @rollup
      where {tasks} hour >= :from and hour < :to
      union all
      select task_id, hour, -1, {figures} from @counted
      where {tasks} hour >= :from and hour < :to
      """
          .replace("{figures}", FIGURES);

  private static final String OF_ALL_BETWEEN = BETWEEN.replace("{tasks}", "");

  private static final String OF_TASKS_BETWEEN =
      BETWEEN.replace("{tasks}", "task_id in (:tasks) and");

  private static final String COUNTS =
      """
      select task_id, hour / :hours * :hours as span, sum(runs), sum(bad), sum(skipped), sum(missed), sum(ms)
      from (
        select task_id, hour, runs, bad, skipped, missed, ms from @rollup
        where task_id in (:tasks) and hour >= :from and hour < :to
        union all
        select task_id, hour, runs, bad, skipped, missed, ms from @counted
        where task_id in (:tasks) and hour >= :from and hour < :to) as h
      group by task_id, span
      """;

  private static final String TOTALS =
      """
      select task_id, {figures} from @total where task_id in (:tasks)
      union all
      select task_id, {figures} from @rollup where task_id in (:tasks)
      """
          .replace("{figures}", FIGURES);

  private final Session session;
  private final Sums sums;

  JdbiRollupTable(Session session) {
    this.session = session;
    this.sums = new Sums(session, RollupRows.ROLLUPS);
  }

  private Remembered<Rollup.Key, Rollup> known() {
    return session.known().rollups();
  }

  @Override
  public List<Rollup> lock(Collection<Rollup.Key> keys) {
    return known().find(keys, this::read);
  }

  private List<Rollup> read(List<Rollup.Key> keys) {
    return sums.lock(session.known().unknown(keys, this::isEmpty));
  }

  private boolean isEmpty(FreshHours.Hour hour) {
    return session
        .query(ANY)
        .bind("hour", hour.hour())
        .bind("slot", hour.slot())
        .mapTo(Integer.class)
        .findOne()
        .isEmpty();
  }

  @Override
  public void put(List<Rollup> rows) {
    sums.put(rows);
    rows.forEach(known()::put);
  }

  @Override
  public void insert(List<Rollup> rows) {
    sums.insert(rows);
    rows.forEach(known()::put);
  }

  @Override
  public List<Rollup.Key> before(int hour, int limit) {
    return session
        .query(OLDEST)
        .bind("before", hour)
        .bind("limit", limit)
        .map(RollupRows::key)
        .list();
  }

  @Override
  public void delete(Collection<Rollup.Key> keys) {
    sums.delete(keys);
    keys.forEach(known()::remove);
  }

  @Override
  public int deleteOf(int task, int limit) {
    List<Rollup.Key> some = sums.lockSomeOf(task, limit);
    delete(some);
    return some.size();
  }

  @Override
  public List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour) {
    Query query = session.query(tasks.isEmpty() ? OF_ALL_BETWEEN : OF_TASKS_BETWEEN);
    if (!tasks.isEmpty()) {
      query.bind("tasks", session.argument(Many.tasks(tasks)));
    }
    return query.bind("from", fromHour).bind("to", toHour).map(RollupRows.ROLLUPS.layout()).list();
  }

  @Override
  public List<Rollup> counts(Collection<Integer> tasks, int fromHour, int toHour, int hours) {
    return session.list(
        COUNTS,
        Many.tasks(tasks),
        RollupRows::counts,
        query -> query.bind("from", fromHour).bind("to", toHour).bind("hours", hours));
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return session.list(TOTALS, Many.tasks(tasks), RollupRows.TOTALS.layout());
  }
}
