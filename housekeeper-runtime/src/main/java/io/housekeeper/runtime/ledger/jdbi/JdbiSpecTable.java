package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.SpecRow.Times;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Tasks.Loaded;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.ledger.store.SpecTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

final class JdbiSpecTable implements SpecTable {

  private static final Layout<SpecRow> SPEC =
      new Layout<>(
          List.of(
              Column.integer("task_id", SpecRow::task),
              Column.text("plugin", spec -> spec.version().plugin()),
              Column.text("version", spec -> spec.version().version()),
              Column.text("hash", spec -> spec.version().hash()),
              Column.text("code", spec -> spec.said().code()),
              Column.textIfAny("configured", spec -> configured(spec.said())),
              Column.textIfAny("type", spec -> type(spec.said())),
              Column.textIfAny("settings", spec -> settings(spec.said())),
              Column.textIfAny(
                  "effective", spec -> unless(spec.said().configured(), spec.effective())),
              Column.instant("first_seen_at", spec -> spec.times().firstSeen()),
              Column.instant("in_force_since", spec -> spec.times().inForceSince()),
              Column.optionalInstant("started_up_at", spec -> spec.times().startedUp())),
          JdbiSpecTable::spec);

  private static final Layout<Carried> CARRIED =
      new Layout<>(
          List.of(
              Column.integer("task_id", Carried::task),
              Column.bigint("incarnation", Carried::incarnation),
              Column.text("plugin", carried -> carried.version().plugin()),
              Column.text("version", carried -> carried.version().version()),
              Column.text("hash", carried -> carried.version().hash()),
              Column.textIfAny("code", carried -> carried.said().map(Said::code).orElse("")),
              Column.textIfAny(
                  "configured",
                  carried -> carried.said().map(JdbiSpecTable::configured).orElse("")),
              Column.textIfAny(
                  "type", carried -> carried.said().map(JdbiSpecTable::type).orElse("")),
              Column.textIfAny(
                  "settings", carried -> carried.said().map(JdbiSpecTable::settings).orElse("")),
              Column.instant("loaded_at", Carried::loadedAt)),
          JdbiSpecTable::carried);

  private static final String ROWS =
      SPEC.sql("select {columns} from @spec where task_id in (:tasks) order by task_id");

  private static final String BRIEFS =
      """
      select task_id, plugin, version, hash, case when effective is null then 0 else 1 end
      from @spec where task_id in (:tasks) order by task_id
      """;

  private static final String PUT =
      SPEC.sql(
          """
          insert into @spec ({columns}) select {r.columns} from {rows} where true
          on conflict (task_id) do update set {taken}
          """);

  private static final List<String> DELETE =
      List.of(
          "delete from @spec where task_id in (:tasks)",
          "delete from @carried where task_id in (:tasks)");

  private static final String CARRY =
      CARRIED.sql(
          """
          insert into @carried ({columns}) select {r.columns} from {rows} where true
          on conflict (incarnation, task_id) do update set {taken}
          """);

  private static final String CARRY_IN_FORCE =
      CARRIED.sql(
          """
          insert into @carried ({columns})
          select task_id, :incarnation, plugin, version, hash, null, null, null, null, :loaded_at
          from @spec where task_id in (:tasks) order by task_id
          on conflict (incarnation, task_id) do update set {taken}
          """);

  private static final String DROP =
      "delete from @carried where incarnation = :incarnation and task_id in (:tasks)";

  private static final String CARRIERS =
      CARRIED.sql(
          """
          select {columns} from @carried
          where task_id in (:tasks)
            and incarnation in (select incarnation from @node where dead_at is null)
          order by task_id, incarnation
          """);

  private static final String LOADED =
      """
      select c.plugin, c.version, c.incarnation, count(*)
      from @carried as c join @node as n on n.incarnation = c.incarnation
      where n.dead_at is null
      group by c.plugin, c.version, c.incarnation
      order by c.plugin, c.incarnation
      """;

  private static final String CARRIED_BY =
      "select task_id from @carried where incarnation = :incarnation order by task_id";

  private static final String UNCARRIED =
      """
      select t.id from @task as t
      where t.gone_at is null
        and not exists (
          select 1 from @carried as c join @node as n on n.incarnation = c.incarnation
          where c.task_id = t.id and n.dead_at is null)
      order by t.id
      """;

  private static final String STARTED_UP =
      "update @spec set started_up_at = :at where task_id = :task";

  private final Session session;

  JdbiSpecTable(Session session) {
    this.session = session;
  }

  private static SpecRow spec(Cells cells) throws SQLException {
    int task = cells.integer();
    Version version = version(cells);
    Said said = said(cells.text(), cells);
    return new SpecRow(task, version, said, cells.textOr(said.configured()), times(cells));
  }

  private static Version version(Cells cells) throws SQLException {
    return new Version(cells.text(), cells.text(), cells.text());
  }

  private static Said said(String code, Cells cells) throws SQLException {
    String configured = cells.textOr(code);
    Typed typed = new Typed(cells.textOr(""), cells.textOr(""));
    return new Said(
        code, configured, typed.type().isEmpty() ? Optional.empty() : Optional.of(typed));
  }

  private static Times times(Cells cells) throws SQLException {
    return new Times(cells.instant(), cells.instant(), cells.optionalInstant());
  }

  private static Carried carried(Cells cells) throws SQLException {
    int task = cells.integer();
    long incarnation = cells.bigint();
    Version version = version(cells);
    Said said = said(cells.text(), cells);
    Optional<Said> kept = said.code().isEmpty() ? Optional.empty() : Optional.of(said);
    return new Carried(task, incarnation, version, kept, cells.instant());
  }

  private static String type(Said said) {
    return said.typed().map(Typed::type).orElse("");
  }

  private static String settings(Said said) {
    return said.typed().map(Typed::settings).orElse("");
  }

  private static String configured(Said said) {
    return unless(said.code(), said.configured());
  }

  /** What is the same as what it is made of is not written once more. */
  private static String unless(String before, String after) {
    return after.equals(before) ? "" : after;
  }

  @Override
  public List<SpecRow> rows(Collection<Integer> tasks) {
    return session.list(ROWS, Many.tasks(tasks), SPEC);
  }

  @Override
  public List<Brief> briefs(Collection<Integer> tasks) {
    return session.list(BRIEFS, Many.tasks(tasks), (row, context) -> brief(new Cells(row)));
  }

  private static Brief brief(Cells cells) throws SQLException {
    return new Brief(cells.integer(), version(cells), cells.isTrue());
  }

  @Override
  public void put(List<SpecRow> rows) {
    session.write(PUT, SPEC.columns(), rows);
  }

  @Override
  public void delete(Collection<Integer> tasks) {
    DELETE.forEach(text -> session.change(text, Many.tasks(tasks)));
  }

  @Override
  public void carry(List<Carried> carried) {
    session.write(CARRY, CARRIED.columns(), carried);
  }

  @Override
  public void carryInForce(long incarnation, Collection<Integer> tasks, Instant loadedAt) {
    session
        .update(CARRY_IN_FORCE)
        .bind("incarnation", incarnation)
        .bind("loaded_at", loadedAt.toEpochMilli())
        .bind("tasks", session.argument(Many.tasks(tasks)))
        .execute();
  }

  @Override
  public void drop(long incarnation, Collection<Integer> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    session
        .update(DROP)
        .bind("incarnation", incarnation)
        .bind("tasks", session.argument(Many.tasks(tasks)))
        .execute();
  }

  @Override
  public List<Carried> carriers(Collection<Integer> tasks) {
    return session.list(CARRIERS, Many.tasks(tasks), CARRIED);
  }

  @Override
  public List<Loaded> loaded() {
    return session
        .query(LOADED)
        .map(
            (row, context) ->
                new Loaded(row.getString(1), row.getString(2), row.getLong(3), row.getInt(4)))
        .list();
  }

  @Override
  public List<Integer> carriedBy(long incarnation) {
    return session.query(CARRIED_BY).bind("incarnation", incarnation).mapTo(Integer.class).list();
  }

  @Override
  public List<Integer> uncarried() {
    return session.query(UNCARRIED).mapTo(Integer.class).list();
  }

  @Override
  public void startedUp(int task, Instant at) {
    session.update(STARTED_UP).bind("task", task).bind("at", at.toEpochMilli()).execute();
  }
}
