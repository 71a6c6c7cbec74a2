package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.Stale;
import io.housekeeper.runtime.ledger.TaskRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How old what somebody has looked at may be who asks for a change of it.
 *
 * @param revision which it must still have; any if there is none
 */
record Expected(OptionalLong revision) {

  static final Expected ANY = new Expected(OptionalLong.empty());

  static Expected of(long revision) {
    return new Expected(OptionalLong.of(revision));
  }

  /** Refuses what is asked for if it is about nothing that has a revision. */
  void refuse(String what) {
    if (revision.isPresent()) {
      throw new IllegalArgumentException(
          "no revision can be expected by what is about no single task: " + what);
    }
  }

  /**
   * Locks the rows of a task, on whichever nodes, if a revision is expected: until the end it is as
   * it is found here. Says what is wrong if it has another.
   */
  Optional<Stale> lock(Draft draft, int task) {
    return revision.isEmpty()
        ? Optional.empty()
        : stale(draft, new InPlace(draft).name(task), revision.getAsLong());
  }

  /** The same for what a task is made of. */
  Optional<Stale> lockMade(Draft draft, String name) {
    if (revision.isEmpty()) {
      return Optional.empty();
    }
    draft.tables().changes().lock();
    long found = draft.tables().made().row(name).map(MadeRow::rev).orElse(0L);
    String what = "what is made of task '%s'".formatted(name);
    return stale(what, found, revision.getAsLong());
  }

  private static Optional<Stale> stale(String what, long found, long expected) {
    return found == expected ? Optional.empty() : Optional.of(new Stale(what, found, expected));
  }

  private static Optional<Stale> stale(Draft draft, String name, long expected) {
    List<Integer> ids =
        draft.tables().tasks().named(List.of(name)).stream().map(TaskRow::id).toList();
    List<TaskRow> rows = draft.locked(draft.tables().tasks().lock(ids));
    if (rows.isEmpty() || !rows.stream().allMatch(row -> row.key().name().equals(name))) {
      throw new Conflict("task '" + name + "' was renamed or forgotten meanwhile", null);
    }
    return stale("task '" + name + "'", TaskRow.revision(rows), expected);
  }
}
