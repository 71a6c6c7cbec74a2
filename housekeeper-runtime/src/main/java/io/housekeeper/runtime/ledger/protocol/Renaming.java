package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Carried;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import io.housekeeper.runtime.ledger.store.TaskTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives tasks the names that they have in the versions that come into force. The row stays, and
 * with it all that is kept by its id; what is kept by the name goes along.
 */
final class Renaming {

  private final Draft draft;
  private final TaskTable tasks;
  private final ChangeTable changes;

  Renaming(Draft draft) {
    this.draft = draft;
    this.tasks = draft.tables().tasks();
    this.changes = draft.tables().changes();
  }

  /**
   * Whether somebody carries a task under the name that it has. What is in force has that name, and
   * so has what cannot be read here, as far as anybody knows.
   */
  static boolean isNamed(TaskRow row, Carried carried) {
    return carried
        .said()
        .map(said -> SpecText.isOf(said.configured(), row.key().name()))
        .orElse(true);
  }

  /**
   * Renames what is to have another name. What cannot have it, because another task has, is left to
   * nobody: who carries it under that name is to run the other.
   *
   * @param rows which are locked
   * @param best what comes into force of them
   * @return the rows as they are now, without those that are left
   */
  Map<Integer, TaskRow> rename(Map<Integer, TaskRow> rows, Map<Integer, Carried> best) {
    Map<Integer, TaskRow> now = new HashMap<>(rows);
    for (TaskRow row : rows.values()) {
      Carried carried = Optional.ofNullable(best.get(row.id())).orElseThrow();
      if (!isNamed(row, carried)) {
        String name =
            carried.said().flatMap(said -> SpecText.name(said.configured())).orElseThrow();
        rename(row, name, carried)
            .ifPresentOrElse(renamed -> now.put(row.id(), renamed), () -> now.remove(row.id()));
      }
    }
    return now;
  }

  private Optional<TaskRow> rename(TaskRow row, String name, Carried carried) {
    // Nobody adds a task of that name meanwhile, nor changes what is kept by the names.
    changes.lock();
    TaskRow renamed = row.named(name);
    if (isTaken(renamed.key())) {
      leave(row, name, carried);
      return Optional.empty();
    }
    inherit(name, row.key().name());
    tasks.rename(row.id(), name);
    draft.locked(List.of(renamed));
    takeAlong(row.key(), renamed.key());
    By by = new By("housekeeper", "so says its file", draft.now(), Optional.empty());
    draft.audit(About.task(row.id()), "name", by, new Words(row.key().name(), name));
    return Optional.of(renamed);
  }

  /** This node is about to register it, and finds the other one when it tries again. */
  private void leave(TaskRow row, String name, Carried carried) {
    if (carried.incarnation() == draft.me().incarnation()) {
      throw new Conflict("task '" + name + "' was added on another node meanwhile", null);
    }
    for (Carried one : draft.tables().specs().carriers(List.of(row.id()))) {
      draft.tables().specs().drop(one.incarnation(), List.of(row.id()));
    }
  }

  private boolean isTaken(TaskKey key) {
    return tasks.named(List.of(key.name())).stream()
        .anyMatch(other -> other.key().scope().equals(key.scope()));
  }

  /**
   * The first task of a name, on whichever node, has what operators have put in place under the
   * name before. Later ones do not bring it back: it may have been taken back since. The counter of
   * changes must be locked.
   */
  void inherit(String name, String before) {
    if (tasks.named(List.of(name)).isEmpty()) {
      changes.overrides(List.of(before)).forEach(one -> changes.override(one.of(name)));
    }
  }

  private void takeAlong(TaskKey before, TaskKey now) {
    if (!before.scope().isEmpty()) {
      for (Overridden one : changes.overrides(List.of(before.text()))) {
        changes.override(one.of(now.text()));
        changes.revert(one.task(), one.field());
      }
    }
    // Other nodes may still have the task under the name before.
    if (tasks.named(List.of(before.name())).isEmpty()) {
      changes
          .overrides(List.of(before.name()))
          .forEach(one -> changes.revert(one.task(), one.field()));
    }
  }
}
