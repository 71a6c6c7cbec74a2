package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.ChangeTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts overrides and pauses in place for a task on all nodes, and takes them back. */
final class InPlace {

  private final Draft draft;
  private final ChangeTable changes;

  InPlace(Draft draft) {
    this.draft = draft;
    this.changes = draft.tables().changes();
  }

  /**
   * The rows of a task, on whichever nodes, locked; until the end nobody adds another, nor gives
   * one another name.
   */
  List<TaskRow> lock(String name) {
    List<TaskRow> rows =
        draft.locked(draft.tables().tasks().lock(ids(draft.tables().tasks().named(List.of(name)))));
    changes.lock();
    if (!ids(draft.tables().tasks().named(List.of(name))).equals(ids(rows))) {
      throw new Conflict("task '" + name + "' was added or renamed meanwhile", null);
    }
    return rows;
  }

  private static List<Integer> ids(List<TaskRow> rows) {
    return rows.stream().map(TaskRow::id).toList();
  }

  /** The name of a task. */
  String name(int task) {
    return draft.tables().tasks().rows(List.of(task)).stream()
        .findFirst()
        .map(row -> row.key().name())
        .orElseThrow(() -> new IllegalArgumentException("there is no task " + task));
  }

  /** Puts something in place; refuses a schedule by which a task cannot follow another. */
  void put(List<TaskRow> rows, Overridden override, String what) {
    Optional<Overridden> before = inPlace(override.task(), override.field());
    changes.override(override);
    refuse(rows, override, reconsider(rows, draft.now()));
    String old = before.map(Overridden::value).orElse("");
    audit(rows, what + " " + override.field(), override.by(), new Words(old, override.value()));
  }

  /** Takes back what is in place, for the whole task and for single nodes; says whether it was. */
  boolean takeBack(List<TaskRow> rows, String name, String field, By by) {
    List<Overridden> before =
        Stream.concat(Stream.of(name), rows.stream().map(TaskRow::key).map(TaskKey::text))
            .distinct()
            .flatMap(task -> inPlace(task, field).stream())
            .toList();
    for (Overridden override : before) {
      refuse(rows, override, takeBack(rows, override, by, draft.now()));
    }
    return !before.isEmpty();
  }

  /**
   * Takes one thing back.
   *
   * @param at since when it does not hold any more
   * @return a sentence for each task that cannot follow another as it wants to
   */
  Map<Integer, String> takeBack(List<TaskRow> rows, Overridden override, By by, Instant at) {
    changes.revert(override.task(), override.field());
    List<TaskRow> now = rows.stream().map(row -> draft.task(row.id()).orElseThrow()).toList();
    Map<Integer, String> refused = reconsider(now, at);
    audit(rows, "revert " + override.field(), by, new Words(override.value(), ""));
    return refused;
  }

  Optional<Overridden> inPlace(String task, String field) {
    return changes.overrides(List.of(task)).stream()
        .filter(one -> one.field().equals(field))
        .findFirst();
  }

  boolean isEverythingPaused() {
    return inPlace(Overrides.EVERYTHING, Overridden.fieldOf(Pause.EVERYTHING)).isPresent();
  }

  /**
   * Puts in force what is in place.
   *
   * @return a sentence for each task that cannot follow another as it wants to, these or others
   */
  Map<Integer, String> reconsider(List<TaskRow> rows, Instant at) {
    Revising revising = new Revising(draft);
    revising.reconsider(rows, at);
    return revising.finish();
  }

  /**
   * Only who asks for a schedule is refused for what it says: tasks that could not follow others
   * before are in nobody's way.
   */
  private static void refuse(List<TaskRow> rows, Overridden asked, Map<Integer, String> refused) {
    if (asked.isSchedule()) {
      rows.stream()
          .flatMap(row -> Optional.ofNullable(refused.get(row.id())).stream())
          .findFirst()
          .ifPresent(
              sentence -> {
                throw new IllegalArgumentException(sentence);
              });
    }
  }

  void audit(List<TaskRow> rows, String what, By by, Words words) {
    About about = rows.isEmpty() ? About.EVERYTHING : About.task(rows.get(0).id());
    draft.audit(about, what, by, words);
  }
}
