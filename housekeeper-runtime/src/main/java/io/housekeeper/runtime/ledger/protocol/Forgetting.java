package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Forgets a task that no node has: first its history, in portions, and then the task, so that
 * whoever is stopped in between finds it there and can do it again.
 */
final class Forgetting {

  private static final int PORTION = 200;

  private final Drafts drafts;
  private final Once once;

  Forgetting(Drafts drafts, Once once) {
    this.drafts = drafts;
    this.once = once;
  }

  void forget(Membership me, int task, By by) {
    String name =
        once.request(me, task, "forget " + task, AnswerForm.TEXT, draft -> check(draft, task));
    List<Integer> ids =
        drafts
            .store()
            .read(tables -> tables.tasks().named(List.of(name)).stream().map(TaskRow::id).toList());
    for (int id : ids) {
      forgetHistory(me, id);
    }
    drafts.request(me, draft -> forget(draft, name, by));
  }

  private static String check(Draft draft, int task) {
    String name = new InPlace(draft).name(task);
    lock(draft, name);
    return name;
  }

  /** The rows of a task that can be forgotten. */
  private static List<TaskRow> lock(Draft draft, String name) {
    List<TaskRow> rows = new InPlace(draft).lock(name);
    List<Integer> ids = rows.stream().map(TaskRow::id).toList();
    if (!draft.tables().specs().carriers(ids).isEmpty()) {
      throw new IllegalArgumentException(
          "task '%s' cannot be forgotten: a node has its code. Remove its plugin first"
              .formatted(name));
    }
    if (!draft.tables().live().ofTasks(ids).isEmpty()) {
      throw new IllegalArgumentException(
          "task '%s' cannot be forgotten: a run of it is not over. Cancel it first"
              .formatted(name));
    }
    return rows;
  }

  private void forgetHistory(Membership me, int task) {
    inPortions(me, draft -> draft.tables().runs().deleteOf(task, PORTION));
    // In this order: what is counted meanwhile is deleted with the next table.
    inPortions(me, draft -> draft.tables().rollups().deleteOf(task, PORTION));
    inPortions(me, draft -> draft.tables().counted().deleteOf(task, PORTION));
    inPortions(me, draft -> draft.tables().totals().deleteOf(task, PORTION));
  }

  private void inPortions(Membership me, Function<Draft, Integer> delete) {
    int some = PORTION;
    while (some == PORTION) {
      some = drafts.write(Lane.BULK, me, delete);
    }
  }

  private static boolean forget(Draft draft, String name, By by) {
    List<TaskRow> rows = lock(draft, name);
    Set<Integer> ids = new TreeSet<>(rows.stream().map(TaskRow::id).toList());
    if (ids.isEmpty()) {
      return false;
    }
    for (TaskRow row : rows) {
      takeBack(draft, row.key());
    }
    draft.tables().tasks().delete(ids);
    draft.tables().specs().delete(ids);
    draft.tables().changes().changed(ids);
    draft.audit(About.named(name), "forget", by, new Words(name, ""));
    return true;
  }

  private static void takeBack(Draft draft, TaskKey key) {
    for (Overridden one : draft.tables().changes().overrides(List.of(key.name(), key.text()))) {
      draft.tables().changes().revert(one.task(), one.field());
    }
  }
}
