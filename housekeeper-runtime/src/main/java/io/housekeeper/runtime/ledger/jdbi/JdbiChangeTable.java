package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Query;

final class JdbiChangeTable implements ChangeTable {

  private record Changed(int task, long revision) {}

  private static final List<Column<Changed>> CHANGED =
      List.of(
          Column.integer("task_id", Changed::task), Column.bigint("revision", Changed::revision));

  private static final Layout<Change> CHANGE =
      new Layout<>(
          List.of(
              Column.bigint("id", Change::id),
              Column.integer("task_id", change -> change.about().task()),
              Column.textIfAny("name", change -> change.about().name()),
              Column.text("what", Change::what),
              Column.text("who", change -> change.by().who()),
              Column.text("why", change -> change.by().why()),
              Column.instant("made_at", change -> change.by().at()),
              Column.optionalInstant("until_at", change -> change.by().until()),
              Column.text("before", change -> change.words().before()),
              Column.text("after", change -> change.words().after())),
          cells ->
              new Change(
                  cells.bigint(),
                  new About(cells.integer(), cells.text()),
                  cells.text(),
                  new By(cells.text(), cells.text(), cells.instant(), cells.optionalInstant()),
                  new Words(cells.text(), cells.text())));

  private static final Layout<Answered> ANSWERED =
      new Layout<>(
          List.of(
              Column.text("key", Answered::key),
              Column.instant("made_at", Answered::at),
              Column.text("what", Answered::what),
              Column.text("answer", Answered::answer)),
          cells -> new Answered(cells.text(), cells.instant(), cells.text(), cells.text()));

  private static final Layout<Overridden> OVERRIDE =
      new Layout<>(
          List.of(
              Column.text("task", Overridden::task),
              Column.text("field", Overridden::field),
              Column.text("value", Overridden::value),
              Column.text("who", override -> override.by().who()),
              Column.text("why", override -> override.by().why()),
              Column.instant("made_at", override -> override.by().at()),
              Column.optionalInstant("until_at", override -> override.by().until())),
          cells ->
              new Overridden(
                  cells.text(),
                  cells.text(),
                  cells.text(),
                  new By(cells.text(), cells.text(), cells.instant(), cells.optionalInstant())));

  private static final String LOCK = "select revision from @change_counter for update";

  private static final String REVISION = "select revision from @change_counter";

  private static final String CHANGED_SINCE =
      "select task_id from @changed_task where revision > :revision order by task_id";

  private static final String REVISION_OF =
      "select revision from @changed_task where task_id = :task";

  private static final String NEXT_REVISION =
      "update @change_counter set revision = revision + 1 returning revision";

  private static final String MARK =
      """
      insert into @changed_task (task_id, revision) select r.task_id, r.revision from {rows} where true
      on conflict (task_id) do update set revision = excluded.revision
      """;

  private static final String AUDIT =
      CHANGE.sql("insert into @audit ({columns}) select {r.columns} from {rows}");

  private static final String IS_AUDITED = "select 1 from @audit where id = :id";

  private static final String AUDITS =
      CHANGE.sql("select {columns} from @audit where id < :below order by id desc limit :limit");

  private static final String AUDITS_OF =
      CHANGE.sql(
          """
          select {columns} from @audit where task_id = :task and id < :below
          order by id desc limit :limit
          """);

  private static final String AUDITS_OF_NAMED =
      CHANGE.sql(
          """
          select {columns} from @audit
          where (task_id in (:tasks) or name = :name) and id < :below
          order by id desc limit :limit
          """);

  private static final String ANSWER_TO =
      ANSWERED.sql("select {columns} from @answered where key = :key");

  private static final String ANSWER =
      ANSWERED.sql("insert into @answered ({columns}) select {r.columns} from {rows}");

  private static final String FORGET_ANSWERS = "delete from @answered where made_at < :before";

  private static final String OVERRIDES =
      OVERRIDE.sql("select {columns} from @override where task in (:names) order by task, field");

  // There are few: each was put there by somebody.
  private static final String OVERRIDES_UNDER =
      OVERRIDE.sql("select {columns} from @override where field in (:names) order by task, field");

  private static final String EXPIRED =
      OVERRIDE.sql("select {columns} from @override where until_at <= :until order by task, field");

  private static final String PUT =
      OVERRIDE.sql(
          """
          insert into @override ({columns}) select {r.columns} from {rows} where true
          on conflict (task, field) do update set {taken}
          """);

  private static final String REVERT =
      "delete from @override where task = :task and field = :field";

  private final Session session;

  JdbiChangeTable(Session session) {
    this.session = session;
  }

  @Override
  public void lock() {
    long revision = session.query(LOCK).mapTo(Long.class).one();
    assert revision >= 0;
  }

  @Override
  public long revision() {
    return session.query(REVISION).mapTo(Long.class).one();
  }

  @Override
  public List<Integer> changedSince(long revision) {
    return session.query(CHANGED_SINCE).bind("revision", revision).mapTo(Integer.class).list();
  }

  @Override
  public long revisionOf(int task) {
    return session.query(REVISION_OF).bind("task", task).mapTo(Long.class).findOne().orElse(0L);
  }

  @Override
  public long changed(Collection<Integer> tasks) {
    long revision = session.query(NEXT_REVISION).mapTo(Long.class).one();
    session.write(
        MARK,
        CHANGED,
        new TreeSet<>(tasks).stream().map(task -> new Changed(task, revision)).toList());
    return revision;
  }

  @Override
  public void audit(List<Change> changes) {
    session.write(AUDIT, CHANGE.columns(), changes);
  }

  @Override
  public Optional<Answered> answered(String key) {
    return session.query(ANSWER_TO).bind("key", key).map(ANSWERED).findOne();
  }

  @Override
  public void answer(Answered answered) {
    session.insert(ANSWER, ANSWERED.columns(), List.of(answered));
  }

  @Override
  public int forgetAnswers(Instant before) {
    return session.update(FORGET_ANSWERS).bind("before", before.toEpochMilli()).execute();
  }

  @Override
  public boolean isAudited(long id) {
    return session.query(IS_AUDITED).bind("id", id).mapTo(Integer.class).findOne().isPresent();
  }

  @Override
  public List<Change> audits(OptionalInt task, long below, int limit) {
    Query query = session.query(task.isPresent() ? AUDITS_OF : AUDITS);
    task.ifPresent(one -> query.bind("task", one));
    return query.bind("below", below).bind("limit", limit).map(CHANGE).list();
  }

  @Override
  public List<Change> audits(Collection<Integer> tasks, String name, long below, int limit) {
    Many many = Many.tasks(tasks);
    return session
        .query(AUDITS_OF_NAMED)
        .bind(many.name(), session.argument(many))
        .bind("name", name)
        .bind("below", below)
        .bind("limit", limit)
        .map(CHANGE)
        .list();
  }

  @Override
  public List<Overridden> overrides(Collection<String> tasks) {
    return session.list(OVERRIDES, Many.names(tasks), OVERRIDE);
  }

  @Override
  public List<Overridden> overridesUnder(Collection<String> fields) {
    return session.list(OVERRIDES_UNDER, Many.names(fields), OVERRIDE);
  }

  @Override
  public List<Overridden> expired(Instant now) {
    return session.query(EXPIRED).bind("until", now.toEpochMilli()).map(OVERRIDE).list();
  }

  @Override
  public void override(Overridden override) {
    session.write(PUT, OVERRIDE.columns(), List.of(override));
  }

  @Override
  public void revert(String task, String field) {
    session.update(REVERT).bind("task", task).bind("field", field).execute();
  }
}
