package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.jdbi.TaskRows.TASK;
import static java.util.Comparator.comparingInt;
import static java.util.Locale.ROOT;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.TaskTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

final class JdbiTaskTable implements TaskTable {

  private static final String ROWS =
      TASK.sql("select {columns} from @task where id in (:tasks) order by id");

  private static final String LOCK = ROWS + " for no key update";

  private static final String LOCK_FREE = LOCK + " skip locked";

  private static final String ALL = TASK.sql("select {columns} from @task order by id");

  private static final String NAMED =
      TASK.sql("select {columns} from @task where name in (:names) order by id");

  private static final String LOCK_NAMED =
      TASK.sql(
          """
          select {columns} from @task where name in (:names) and scope in (:scopes)
          order by id for no key update
          """);

  private static final String RENAME = "update @task set name = :name where id = :task";

  private static final String FOLLOWERS =
      TASK.sql(
          """
          select {columns}, after_task, after_on from @task
          where after_task in (:tasks) and after_task is not null
          order by id
          """);

  private static final String FOLLOW =
      "update @task set after_task = :upstream, after_on = :end where id = :task";

  private static final String FOLLOW_NOBODY_YET =
      "update @task set after_task = null, after_on = :end where id = :task";

  private static final String WHO_FOLLOW_NOBODY_YET =
      TASK.sql(
          """
          select {columns} from @task
          where after_on is not null and after_task is null order by id
          """);

  private static final String LOSE_UPSTREAM =
      "update @task set after_task = null where after_task in (:tasks)";

  private static final String UNLESS =
      """
      select id from @task where (case when paused & :bit = 0 then 0 else 1 end) <> :paused
      order by id limit :limit
      """;

  private static final String UNFOLLOW =
      """
      update @task set after_task = null, after_on = null
      where id in (:tasks) and after_on is not null
      """;

  // Each task was changed once, if only by being forgotten.
  private static final String HIGHEST_ID =
      """
      select coalesce(max(id), 0) from (
        select max(id) as id from @task union all select max(task_id) from @changed_task) as ids
      """;

  private static final String PAGE =
      TASK.sql(
          """
          select {columns} from @task
          where name > :after and (:containing = '' or lower(name) like :pattern escape '!')
          order by name, id limit :limit
          """);

  private static final String DELETE = "delete from @task where id in (:tasks)";

  private static final String INSERT =
      TASK.sql("insert into @task ({columns}) select {r.columns} from {rows}");

  private static final String MOVE_CURSORS =
      """
      update @task as t set accounted_to = r.accounted_to, fence = r.fence
      from {rows}
      where t.id = r.id and t.rev = r.rev_was
        and t.accounted_to = r.accounted_to_was and t.fence = r.fence_was
      """;

  private static final String UPDATE =
      """
      update @task as t set %s
      from {rows}
      where t.id = r.id and t.rev = r.rev_was
        and t.accounted_to = r.accounted_to_was and t.fence = r.fence_was
      """
          .formatted(TASK.changes("id", "name", "scope"));

  private final Session session;

  JdbiTaskTable(Session session) {
    this.session = session;
  }

  private Remembered<Integer, TaskRow> known() {
    return session.known().tasks();
  }

  @Override
  public List<TaskRow> lock(Collection<Integer> ids) {
    return known().find(ids, some -> session.list(LOCK, Many.tasks(some), TASK));
  }

  @Override
  public List<TaskRow> lockFree(Collection<Integer> ids) {
    return known().find(ids, some -> session.list(LOCK_FREE, Many.tasks(some), TASK));
  }

  @Override
  public List<TaskRow> rows(Collection<Integer> ids) {
    return known().find(ids, some -> session.list(ROWS, Many.tasks(some), TASK));
  }

  @Override
  public List<TaskRow> all() {
    return session.query(ALL).map(TASK).list();
  }

  @Override
  public List<TaskRow> named(Collection<String> names) {
    return session.list(NAMED, Many.names(names), TASK);
  }

  /** What is looked at once and then not for a day is not remembered. */
  @Override
  public List<TaskRow> lockNamed(Collection<String> names, Collection<String> scopes) {
    return Session.list(
        session
            .query(LOCK_NAMED)
            .bind("names", session.argument(Many.names(names)))
            .bind("scopes", session.argument(Many.names(scopes))),
        TASK);
  }

  @Override
  public void rename(int task, String name) {
    session.unlessDuplicate(
        "name '" + name + "'",
        () -> session.update(RENAME).bind("task", task).bind("name", name).execute());
    known().forget(List.of(task));
  }

  @Override
  public List<Follower> followers(Collection<Integer> upstream) {
    return session.list(
        FOLLOWERS,
        Many.tasks(upstream),
        (row, context) -> {
          Cells cells = new Cells(row);
          return new Follower(TASK.read(cells), cells.integer(), cells.integer());
        });
  }

  @Override
  public void follow(int task, int upstream, int end) {
    session.update(FOLLOW).bind("task", task).bind("upstream", upstream).bind("end", end).execute();
  }

  @Override
  public void followNobodyYet(int task, int end) {
    session.update(FOLLOW_NOBODY_YET).bind("task", task).bind("end", end).execute();
  }

  @Override
  public List<TaskRow> followNobodyYet() {
    return session.query(WHO_FOLLOW_NOBODY_YET).map(TASK).list();
  }

  @Override
  public void unfollow(Collection<Integer> tasks) {
    session.change(UNFOLLOW, Many.tasks(tasks));
  }

  @Override
  public List<TaskRow> page(String containing, String after, int limit) {
    return session
        .query(PAGE)
        .bind("after", after)
        .bind("containing", containing)
        .bind("pattern", '%' + containing.toLowerCase(ROOT).replaceAll("[!%_]", "!$0") + '%')
        .bind("limit", limit)
        .map(TASK)
        .list();
  }

  @Override
  public void delete(Collection<Integer> ids) {
    session.change(LOSE_UPSTREAM, Many.tasks(ids));
    session.change(DELETE, Many.tasks(ids));
    ids.forEach(known()::remove);
  }

  @Override
  public List<Integer> unless(Pause pause, boolean paused, int limit) {
    return session
        .query(UNLESS)
        .bind("bit", pause.bit())
        .bind("paused", paused ? 1 : 0)
        .bind("limit", limit)
        .mapTo(Integer.class)
        .list();
  }

  @Override
  public int highestId() {
    return session.query(HIGHEST_ID).mapTo(Integer.class).one();
  }

  @Override
  public void insert(List<TaskRow> rows) {
    session.insert(INSERT, TASK.columns(), rows);
    rows.forEach(known()::put);
  }

  @Override
  public void update(List<Update> updates) {
    List<Update> moves = new ArrayList<>();
    List<Update> others = new ArrayList<>();
    for (Update update : updates) {
      (TaskRows.movesOnlyTheCursor(update) ? moves : others).add(update);
    }
    write(MOVE_CURSORS, TaskRows.CURSOR, moves);
    write(UPDATE, TaskRows.EVERYTHING, others);
  }

  private void write(String text, List<Column<Update>> columns, List<Update> updates) {
    updates.sort(comparingInt(update -> update.before().id()));
    int written = session.write(text, columns, updates);
    if (written != updates.size()) {
      throw new LedgerFailure.Conflict(
          "%d of %d tasks were changed by another transaction"
              .formatted(updates.size() - written, updates.size()),
          null);
    }
    updates.forEach(update -> known().put(update.after()));
  }
}
