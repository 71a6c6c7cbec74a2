package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.jdbi.LiveRows.LIVE;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.store.LiveTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class JdbiLiveTable implements LiveTable {

  private static final String ROWS =
      LIVE.sql("select {columns} from @live where id in (:ids) order by id");

  // Rows that are locked are going to be deleted as a rule, so no weaker lock is taken first.
  private static final String LOCK = ROWS + " for update";

  private static final String LOCK_FREE = LOCK + " skip locked";

  private static final String HOLDERS =
      LIVE.sql(
          """
          select {columns} from @live where guard in (:tasks) and guard is not null order by id
          """);

  private static final String QUEUED =
      LIVE.sql(
          """
          select {columns} from @live where queued in (:tasks) and queued is not null order by id
          """);

  private static final String OF_TASKS =
      LIVE.sql("select {columns} from @live where task_id in (:tasks) order by id");

  private static final String PAGE =
      LIVE.sql("select {columns} from @live where id < :below order by id desc limit :limit");

  private static final String OWNED =
      LIVE.sql("select {columns} from @live where incarnation = :incarnation order by id");

  // Greater than 0 is every owner, and by the index of owners.
  private static final String ORPHANED =
      LIVE.sql(
          """
          select {l.columns} from @live as l
          where l.incarnation > 0
            and not exists (
              select 1 from @node as n where n.incarnation = l.incarnation and n.dead_at is null)
          order by +l.id
          """);

  // Rows that cannot be taken are passed over here: they must not fill the limit. What is asked of
  // the task is asked again under its lock. Who holds a guard, and whether the version in force is
  // carried, is asked for one row at a time: "not exists" reads all that is live beforehand, and a
  // join may begin with all that is carried.
  private static final String DUE =
      LIVE.sql(
          """
          select {l.columns} from @live as l
          join @task as t on t.id = l.task_id
          where l.incarnation is null
            and l.due_at <= :until and (l.due_at, l.id) > (:afterDue, :afterId)
            and (select c.task_id from @carried as c
              join @spec as s on s.task_id = c.task_id and s.hash = c.hash
              where c.incarnation = :incarnation and c.task_id = l.task_id) is not null
            and t.gone_at is null
            and (l.origin = 2 or (t.paused = 0 and t.disabled = 0))
            and (t.exclusive = 0 or l.guard is not null
              or (select g.id from @live as g
                where g.guard = l.task_id and g.guard is not null) is null)
          order by l.due_at, l.id
          limit :limit
          """);

  private static final String NEXT_DUE =
      "select min(due_at) from @live where incarnation is null and due_at > :after";

  private static final String INSERT =
      LIVE.sql("insert into @live ({columns}) select {r.columns} from {rows}");

  private static final String UPDATE =
      """
      update @live as l set %s from {rows} where l.id = r.id
      """
          .formatted(LIVE.changes("id"));

  private static final String DELETE = "delete from @live where id in (:ids)";

  // Whoever has locked a row is about to end it or to hand it on.
  private static final String WANT_CANCELLED =
      """
      update @live set cancel = 1
      where id in (
        select id from @live where id in (:ids) and state = 11
        order by id
        for update skip locked)
      """;

  private final Session session;

  JdbiLiveTable(Session session) {
    this.session = session;
  }

  private Remembered<Long, LiveRow> known() {
    return session.known().live();
  }

  @Override
  public List<LiveRow> lock(Collection<Long> ids) {
    return known().find(ids, some -> session.list(LOCK, Many.ids(some), LIVE));
  }

  @Override
  public List<LiveRow> lockFree(Collection<Long> ids) {
    return known().find(ids, some -> session.list(LOCK_FREE, Many.ids(some), LIVE));
  }

  @Override
  public List<LiveRow> rows(Collection<Long> ids) {
    return known().find(ids, some -> session.list(ROWS, Many.ids(some), LIVE));
  }

  @Override
  public List<LiveRow> holders(Collection<Integer> tasks) {
    return session.list(HOLDERS, Many.tasks(tasks), LIVE);
  }

  @Override
  public List<LiveRow> queued(Collection<Integer> tasks) {
    return session.list(QUEUED, Many.tasks(tasks), LIVE);
  }

  @Override
  public List<LiveRow> ofTasks(Collection<Integer> tasks) {
    return session.list(OF_TASKS, Many.tasks(tasks), LIVE);
  }

  @Override
  public List<LiveRow> page(long below, int limit) {
    return session.query(PAGE).bind("below", below).bind("limit", limit).map(LIVE).list();
  }

  @Override
  public List<LiveRow> owned(long incarnation) {
    return session.query(OWNED).bind("incarnation", incarnation).map(LIVE).list();
  }

  @Override
  public List<LiveRow> orphaned() {
    return session.query(ORPHANED).map(LIVE).list();
  }

  @Override
  public List<LiveRow> due(long incarnation, Instant now, Place after, int limit) {
    return session
        .query(DUE)
        .bind("incarnation", incarnation)
        .bind("until", now.toEpochMilli())
        .bind("afterDue", after.dueAt().toEpochMilli())
        .bind("afterId", after.id())
        .bind("limit", limit)
        .map(LIVE)
        .list();
  }

  @Override
  public Optional<Instant> nextDue(Instant after) {
    return session
        .query(NEXT_DUE)
        .bind("after", after.toEpochMilli())
        .map((row, context) -> new Cells(row).optionalInstant())
        .one();
  }

  @Override
  public void insert(List<LiveRow> rows) {
    session.write(INSERT, LIVE.columns(), rows);
    rows.forEach(known()::put);
  }

  @Override
  public void update(List<LiveRow> rows) {
    int written = session.write(UPDATE, LIVE.columns(), rows);
    if (written != rows.size()) {
      throw new LedgerFailure.Refused(
          "%d of %d runs are over already".formatted(rows.size() - written, rows.size()), null);
    }
    rows.forEach(known()::put);
  }

  @Override
  public void delete(Collection<Long> ids) {
    session.change(DELETE, Many.ids(ids));
    ids.forEach(known()::remove);
  }

  @Override
  public void wantCancelled(Collection<Long> ids) {
    session.change(WANT_CANCELLED, Many.ids(ids));
    known().forget(ids);
  }
}
