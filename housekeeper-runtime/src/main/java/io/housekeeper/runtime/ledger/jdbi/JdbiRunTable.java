package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.jdbi.RunRows.ATTEMPT;
import static io.housekeeper.runtime.ledger.jdbi.RunRows.ENTRY;
import static io.housekeeper.runtime.ledger.jdbi.RunRows.GLANCE;

import io.housekeeper.runtime.ledger.AttemptRow;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Glance;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.store.RunTable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

final class JdbiRunTable implements RunTable {

  private static final String INSERT =
      ENTRY.sql("insert into @run ({columns}) select {r.columns} from {rows}");

  private static final String INSERT_ATTEMPTS =
      ATTEMPT.sql("insert into @attempt ({columns}) select {r.columns} from {rows}");

  private static final String ROWS =
      ENTRY.sql("select {columns} from @run where id in (:ids) order by id");

  private static final String ATTEMPTS =
      ATTEMPT.sql("select {columns} from @attempt where run_id = :run order by number");

  // By one step down the index of each task, or a few: of fires that no run was made of the index
  // knows.
  private static final String NEWEST_BEGUN =
      ENTRY.sql(
          """
          select {r.columns} from @task as t
          join @run as r on r.id = (
            select x.id from @run as x
            where x.task_id = t.id and x.state < 6 and x.started_at is not null
            order by x.id desc limit 1)
          where t.id in (:tasks)
          order by r.task_id
          """);

  private static final String FOLLOWING =
      ENTRY.sql(
          """
          select {r.columns} from @task as t
          join @run as r on r.id = (
            select min(x.id) from @run as x where x.task_id = t.id and x.id > :above)
          where t.id in (:tasks)
          order by r.task_id
          """);

  // So many steps down the index of each task.
  private static final String LAST =
      """
      select {r.columns} from @task as t
      cross join lateral (
        select x.* from @run as x where x.task_id = t.id order by x.id desc limit :each) as r
      where t.id in (:tasks)
      """;

  private static final String RECENT = ENTRY.sql(LAST);

  private static final String GLANCES = GLANCE.sql(LAST);

  // Of each task one step down its index, which has the state; and one row for each that is found.
  private static final String FAILING =
      """
      with last as materialized (
        select (
          select case when x.state in (2, 3, 5) then x.id end from @run as x
          where x.task_id = t.id and x.state in (1, 2, 3, 5)
          order by x.id desc limit 1) as failed
        from @task as t
        where t.gone_at is null and t.disabled = 0)
      select failed from last where failed is not null order by failed desc limit :limit
      """;

  // The last runs, as far as the index of each task has such ids.
  private static final String WITHIN =
      RECENT.replace(
          "where x.task_id = t.id order",
          "where x.task_id = t.id and x.id >= :from and x.id < :below order");

  private static final String NEWEST_SUCCESS =
      ENTRY.sql(
          """
          select {r.columns} from @task as t
          join @run as r on r.id = (
            select x.id from @run as x where x.task_id = t.id and x.state = 1
            order by x.id desc limit 1)
          where t.id in (:tasks)
          order by r.task_id
          """);

  // Entries that moved the cursor do not overlap, so only the first one that ends late enough can
  // cover the instant.
  private static final String COVERING =
      ENTRY.sql(
          """
          select {columns} from (
            select {columns} from @run
            where task_id = :task and origin < 2 and fire_at >= :instant
            order by fire_at limit 1) as nearest
          where covers_from < :instant
          """);

  private static final String AHEAD =
      "select min(covers_from) from @run where task_id = :task and origin < 2 and fire_at > :after";

  private static final String SET_ASIDE =
      "update @run set origin = 6 where task_id = :task and origin < 2 and fire_at > :after";

  private static final String UNTOLD =
      ENTRY.sql(
          """
          select {columns} from @run
          where id >= :from and slot = :slot and ended_at > :ended
          order by id limit :most
          """);

  private final Session session;

  JdbiRunTable(Session session) {
    this.session = session;
  }

  @Override
  public void insert(List<Entry> entries) {
    session.write(INSERT, ENTRY.columns(), entries);
  }

  @Override
  public void insertAttempts(List<AttemptRow> attempts) {
    session.write(INSERT_ATTEMPTS, ATTEMPT.columns(), attempts);
  }

  @Override
  public List<Entry> rows(Collection<Long> ids) {
    return session.list(ROWS, Many.ids(ids), ENTRY);
  }

  @Override
  public List<AttemptRow> attempts(long run) {
    return session.query(ATTEMPTS).bind("run", run).map(ATTEMPT).list();
  }

  @Override
  public List<Entry> page(RunFilter filter, long below, int limit) {
    return new RunPage(session, filter).below(below, limit);
  }

  @Override
  public List<Entry> newestBegun(Collection<Integer> tasks) {
    return session.list(NEWEST_BEGUN, Many.tasks(tasks), ENTRY);
  }

  @Override
  public List<Entry> following(Collection<Integer> tasks, long above) {
    return session.list(FOLLOWING, Many.tasks(tasks), ENTRY, query -> query.bind("above", above));
  }

  @Override
  public List<Entry> recent(Collection<Integer> tasks, int each) {
    return newestFirst(
        session.list(RECENT, Many.tasks(tasks), ENTRY, query -> query.bind("each", each)),
        Entry::id);
  }

  @Override
  public List<Glance> glances(Collection<Integer> tasks, int each) {
    return newestFirst(
        session.list(GLANCES, Many.tasks(tasks), GLANCE, query -> query.bind("each", each)),
        Glance::id);
  }

  private static <R> List<R> newestFirst(List<R> rows, ToLongFunction<R> id) {
    return rows.stream().sorted(Comparator.comparingLong(id).reversed()).toList();
  }

  @Override
  public List<Entry> failing(int limit) {
    List<Long> ids = session.query(FAILING).bind("limit", limit).mapTo(Long.class).list();
    return rows(ids).reversed();
  }

  @Override
  public List<Entry> within(Collection<Integer> tasks, long from, long below, int each) {
    return newestFirst(
        session.list(
            WITHIN,
            Many.tasks(tasks),
            ENTRY,
            query -> query.bind("from", from).bind("below", below).bind("each", each)),
        Entry::id);
  }

  @Override
  public List<Entry> newestSuccess(Collection<Integer> tasks) {
    return session.list(NEWEST_SUCCESS, Many.tasks(tasks), ENTRY);
  }

  @Override
  public Optional<Entry> covering(int task, Instant instant) {
    // Entries cover whole milliseconds: an instant between two belongs to the later one.
    return session
        .query(COVERING)
        .bind("task", task)
        .bind("instant", instant.plusNanos(999_999).toEpochMilli())
        .map(ENTRY)
        .findOne();
  }

  @Override
  public Optional<Instant> setAside(int task, Instant after) {
    Optional<Instant> from =
        session
            .query(AHEAD)
            .bind("task", task)
            .bind("after", after.toEpochMilli())
            .map((row, context) -> new Cells(row).optionalInstant())
            .one();
    session.update(SET_ASIDE).bind("task", task).bind("after", after.toEpochMilli()).execute();
    return from;
  }

  @Override
  public List<Entry> untold(int slot, Told told, int most) {
    return session
        .query(UNTOLD)
        .bind("slot", slot)
        .bind("from", told.fromRun())
        .bind("ended", told.endedAt().toEpochMilli())
        .bind("most", most)
        .map(ENTRY)
        .list();
  }

  @Override
  public int deleteBelow(long id, Instant endedBefore, int limit) {
    return Retention.deleteBelow(session, id, endedBefore, limit);
  }

  @Override
  public int deleteOf(int task, int limit) {
    return Retention.deleteOf(session, task, limit);
  }
}
