package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Tasks;
import io.housekeeper.runtime.ledger.Unreadable;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.MissedBecause;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which tasks there are. */
final class StoredTasks implements Tasks {

  private final Drafts drafts;

  StoredTasks(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public List<Registration> register(Membership me, List<Offer> offers) {
    return Drafts.again(
        () ->
            drafts.write(
                Lane.BULK,
                me,
                draft -> new Registering(draft, drafts.scopeOf(me), offers).register()));
  }

  @Override
  public void withdraw(Membership me, Collection<Integer> tasks) {
    drafts.write(
        Lane.BULK,
        me,
        draft -> {
          List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(tasks));
          draft.tables().specs().drop(me.incarnation(), tasks);
          InForce inForce = new InForce(draft);
          inForce.judge(rows);
          return inForce.announce();
        });
  }

  @Override
  public List<TaskView> views(Collection<Integer> tasks) {
    return drafts.store().read(tables -> drafts.views(tables, tables.tasks().rows(tasks)));
  }

  @Override
  public Page page(String containing, String after, int limit) {
    return drafts
        .store()
        .read(
            tables -> {
              List<TaskRow> rows = tables.tasks().page(containing, after, limit);
              return new Page(
                  rows.stream().map(TaskRow::key).toList(),
                  drafts.views(tables, rows),
                  drafts.unreadable(tables, rows));
            });
  }

  @Override
  public List<SpecRow> specs(Collection<Integer> tasks) {
    return drafts.store().read(tables -> tables.specs().rows(tasks));
  }

  @Override
  public List<Carried> carriers(Collection<Integer> tasks) {
    return drafts.store().read(tables -> tables.specs().carriers(tasks));
  }

  @Override
  public List<Loaded> loaded() {
    return drafts.store().read(tables -> tables.specs().loaded());
  }

  @Override
  public List<TaskView> named(String name) {
    return drafts.store().read(tables -> drafts.views(tables, tables.tasks().named(List.of(name))));
  }

  @Override
  public List<Unreadable> unreadable(Collection<Integer> tasks) {
    return drafts.store().read(tables -> drafts.unreadable(tables, tables.tasks().rows(tasks)));
  }

  @Override
  public Optional<TaskKey> key(int task) {
    return drafts
        .store()
        .read(tables -> tables.tasks().rows(List.of(task)).stream().findFirst())
        .map(TaskRow::key);
  }

  @Override
  public List<TaskKey> keysOf(Collection<Integer> tasks) {
    return drafts
        .store()
        .read(tables -> tables.tasks().rows(tasks).stream().map(TaskRow::key).toList());
  }

  @Override
  public List<TaskKey> keys(Collection<String> names) {
    return drafts
        .store()
        .read(tables -> tables.tasks().named(names).stream().map(TaskRow::key).toList());
  }

  @Override
  public long revision() {
    return drafts.store().read(tables -> tables.changes().revision());
  }

  @Override
  public List<Integer> changedSince(long revision) {
    return drafts.store().read(tables -> tables.changes().changedSince(revision)).stream()
        .filter(task -> task != ChangeTable.MADE)
        .toList();
  }

  @Override
  public List<Integer> uncarried() {
    return drafts.store().read(tables -> tables.specs().uncarried());
  }

  @Override
  public Made retire(Membership me, Collection<Integer> tasks) {
    return drafts.write(
        Lane.BULK,
        me,
        draft -> {
          List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(tasks));
          List<Integer> still = draft.tables().specs().uncarried();
          InForce inForce = new InForce(draft);
          inForce.close(
              rows.stream().filter(row -> still.contains(row.id())).toList(),
              MissedBecause.NO_CODE);
          inForce.announce();
          return draft.made();
        });
  }
}
