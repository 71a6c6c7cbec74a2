package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.store.RollupTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;

final class JdbiRollupTable implements RollupTable {

  private static final List<Column<Rollup>> FIGURES =
      List.of(
          Column.bigint("runs", row -> row.counts().runs()),
          Column.bigint("bad", row -> row.counts().bad()),
          Column.bigint("skipped", row -> row.counts().skipped()),
          Column.bigint("missed", row -> row.counts().missed()),
          Column.bigint("ms", row -> row.counts().millis()),
          Column.text("hist", row -> row.durations().text()),
          Column.text("late", row -> row.lateness().text()));

  private static final List<Column<Rollup.Key>> KEY =
      List.of(
          Column.integer("task_id", Rollup.Key::task),
          Column.integer("hour", Rollup.Key::hour),
          Column.integer("slot", Rollup.Key::slot));

  private static final Layout<Rollup> HOUR =
      new Layout<>(
          with(KEY.stream().map(column -> column.of(Rollup::key)).toList()),
          cells ->
              figures(cells, new Rollup.Key(cells.integer(), cells.integer(), cells.integer())));

  private static final Layout<Rollup> TOTAL =
      new Layout<>(
          with(List.of(Column.integer("task_id", row -> row.key().task()))),
          cells -> figures(cells, new Rollup.Key(cells.integer(), 0, 0)));

  // Read here and written back changed: two lanes of one node would overwrite each other.
  private static final String LOCK =
      HOUR.sql(
          """
          select {t.columns} from @rollup as t, {rows}
          where t.task_id = r.task_id and t.hour = r.hour and t.slot = r.slot
          order by t.task_id, t.hour, t.slot
          for update of t
          """);

  // By the index of hours.
  private static final String ANY =
      "select 1 from @rollup where hour = :hour and slot = :slot limit 1";

  private static final String INSERT =
      HOUR.sql("insert into @rollup ({columns}) select {r.columns} from {rows}");

  private static final String PUT =
      HOUR.sql(
          """
          insert into @rollup ({columns}) select {r.columns} from {rows} where true
          on conflict (task_id, hour, slot) do update set {taken}
          """);

  private static final String BETWEEN =
      HOUR.sql(
          """
          select {columns} from @rollup where hour >= :from and hour < :to
          order by task_id, hour, slot
          """);

  private static final String OF_TASKS_BETWEEN =
      HOUR.sql(
          """
          select {columns} from @rollup where task_id in (:tasks) and hour >= :from and hour < :to
          order by task_id, hour, slot
          """);

  private static final String OLDEST =
      HOUR.sql(
          """
          select {columns} from @rollup where hour < :before
          order by hour, task_id, slot limit :limit
          for update
          """);

  // Two nodes that fold at once must not both add to the same totals: the later one waits here.
  private static final String ONE_AT_A_TIME = "select revision from @change_counter for update";

  private static final String TOTALS =
      TOTAL.sql("select {columns} from @total where task_id in (:tasks) order by task_id");

  private static final String PUT_TOTALS =
      TOTAL.sql(
          """
          insert into @total ({columns}) select {r.columns} from {rows} where true
          on conflict (task_id) do update set {taken}
          """);

  private static final String DELETE =
      """
      delete from @rollup
      where (task_id, hour, slot) in (select r.task_id, r.hour, r.slot from {rows})
      """;

  private static final String SOME_OF =
      HOUR.sql(
          """
          select {columns} from @rollup where task_id = :task
          order by hour, slot limit :limit
          for update
          """);

  private static final String DELETE_TOTAL = "delete from @total where task_id = :task";

  private final Session session;

  JdbiRollupTable(Session session) {
    this.session = session;
  }

  private Remembered<Rollup.Key, Rollup> known() {
    return session.known().rollups();
  }

  @Override
  public List<Rollup> lock(Collection<Rollup.Key> keys) {
    return known().find(keys, this::read);
  }

  private List<Rollup> read(List<Rollup.Key> keys) {
    List<Rollup.Key> unknown = session.known().unknown(keys, this::isEmpty);
    return session.find(LOCK, KEY, unknown.stream().sorted().toList(), HOUR);
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
    session.write(
        PUT, HOUR.columns(), rows.stream().sorted(Comparator.comparing(Rollup::key)).toList());
    rows.forEach(known()::put);
  }

  @Override
  public void insert(List<Rollup> rows) {
    session.insert(
        INSERT, HOUR.columns(), rows.stream().sorted(Comparator.comparing(Rollup::key)).toList());
    rows.forEach(known()::put);
  }

  @Override
  public List<Rollup> between(Collection<Integer> tasks, int fromHour, int toHour) {
    Query query = session.query(tasks.isEmpty() ? BETWEEN : OF_TASKS_BETWEEN);
    if (!tasks.isEmpty()) {
      query.bind("tasks", session.argument(Many.tasks(tasks)));
    }
    return query.bind("from", fromHour).bind("to", toHour).map(HOUR).list();
  }

  @Override
  public int fold(int beforeHour, int limit) {
    List<Rollup> oldest =
        session.query(OLDEST).bind("before", beforeHour).bind("limit", limit).map(HOUR).list();
    if (!oldest.isEmpty()) {
      session.query(ONE_AT_A_TIME).mapTo(Long.class).one();
      addToTotals(oldest);
      delete(oldest);
    }
    return oldest.size();
  }

  @Override
  public List<Rollup> totals(Collection<Integer> tasks) {
    return session.list(TOTALS, Many.tasks(tasks), TOTAL);
  }

  @Override
  public int deleteOf(int task, int limit) {
    List<Rollup> some =
        session.query(SOME_OF).bind("task", task).bind("limit", limit).map(HOUR).list();
    session.update(DELETE_TOTAL).bind("task", task).execute();
    delete(some);
    return some.size();
  }

  private void delete(List<Rollup> rows) {
    if (!rows.isEmpty()) {
      session.write(DELETE, KEY, rows.stream().map(Rollup::key).toList());
      rows.stream().map(Rollup::key).forEach(known()::remove);
    }
  }

  private void addToTotals(List<Rollup> oldest) {
    Map<Integer, Rollup> sums = new TreeMap<>();
    for (Rollup row : oldest) {
      sums.merge(row.key().task(), row, Rollup::plus);
    }
    totals(sums.keySet()).forEach(row -> sums.merge(row.key().task(), row, Rollup::plus));
    session.write(PUT_TOTALS, TOTAL.columns(), List.copyOf(sums.values()));
  }

  private static List<Column<Rollup>> with(List<Column<Rollup>> key) {
    List<Column<Rollup>> columns = new ArrayList<>(key);
    columns.addAll(FIGURES);
    return columns;
  }

  private static Rollup figures(Cells cells, Rollup.Key key) throws SQLException {
    Counts counts =
        new Counts(cells.bigint(), cells.bigint(), cells.bigint(), cells.bigint(), cells.bigint());
    return new Rollup(key, counts, Durations.parse(cells.text()), Durations.parse(cells.text()));
  }
}
