package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Cursor;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskRow.Exclusion;
import io.housekeeper.runtime.ledger.store.TaskTable.Follower;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface TaskTableContract extends Stored {

  /** A row in which nothing is as in a new one. */
  private static TaskRow full(int id) {
    return new TaskRow(
        new TaskKey(id, "purge \"'\\ \u00fc\ud83d\ude00", "node-1"),
        new Cursor(4, after(-5), 12, OptionalLong.of(99)),
        new Switches(
            Set.of(Pause.TASK, Pause.QUARANTINE),
            true,
            Optional.of(after(60_000)),
            Optional.of(after(-1)),
            Optional.of(after(90_000))),
        new Exclusion(false, Optional.of(new PastHold(98, after(-9), after(-7)))),
        2);
  }

  @Test
  default void tasksAreFoundThatArePausedInAWayOrAreNot() {
    TaskRow both = task(2).with(Switches.ON.paused(Set.of(Pause.EVERYTHING, Pause.TASK)));
    TaskRow other = task(3).with(Switches.ON.paused(Set.of(Pause.TASK)));
    write(tx -> tx.tasks().insert(List.of(task(1), both, other, task(4))));
    assertThat(reading().list(tx -> tx.tasks().unless(Pause.EVERYTHING, true, 10)))
        .containsExactly(1, 3, 4);
    assertThat(reading().list(tx -> tx.tasks().unless(Pause.EVERYTHING, true, 2)))
        .containsExactly(1, 3);
    assertThat(reading().list(tx -> tx.tasks().unless(Pause.EVERYTHING, false, 10)))
        .containsExactly(2);
  }

  @Test
  default void aTaskIsReadAsItWasWritten() {
    write(tx -> tx.tasks().insert(List.of(task(1), full(2))));
    List<Integer> ids = List.of(2, 1, 5);
    assertThat(reading().list(tx -> tx.tasks().rows(ids))).containsExactly(task(1), full(2));
    assertThat(writing().list(tx -> tx.tasks().lock(ids))).containsExactly(task(1), full(2));
    assertThat(writing().list(tx -> tx.tasks().lockFree(ids))).containsExactly(task(1), full(2));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1), full(2));
    assertThat(reading().list(tx -> tx.tasks().rows(List.of()))).isEmpty();
  }

  @Test
  default void tasksAreFoundByNameInAllScopes() {
    TaskRow elsewhere = named(3, "task-1", "node-2");
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), elsewhere, full(4))));
    assertThat(reading().list(tx -> tx.tasks().named(List.of("task-1", "nobody"))))
        .containsExactlyInAnyOrder(task(1), elsewhere);
    assertThat(reading().list(tx -> tx.tasks().named(List.of(full(4).key().name()))))
        .containsExactly(full(4));
  }

  @Test
  default void tasksAreLockedByNameInSomeScopes() {
    TaskRow here = named(3, "task-1", "node-1");
    TaskRow elsewhere = named(4, "task-1", "node-2");
    write(tx -> tx.tasks().insert(List.of(task(2), task(1), here, elsewhere)));
    List<String> names = List.of("task-2", "nobody", "task-1");
    assertThat(writing().list(tx -> tx.tasks().lockNamed(names, List.of("", "node-1"))))
        .containsExactly(task(1), task(2), here);
    assertThat(writing().list(tx -> tx.tasks().lockNamed(names, List.of("node-2"))))
        .containsExactly(elsewhere);
    assertThat(writing().list(tx -> tx.tasks().lockNamed(List.of(), List.of("")))).isEmpty();
  }

  @Test
  default void aTaskHasAnotherNameFromThenOn() {
    TaskRow renamed = full(2).named("other");
    TaskRow moved = renamed.with(renamed.cursor().movedTo(after(1)));
    write(tx -> tx.tasks().insert(List.of(task(1), full(2))));
    write(
        tx -> {
          List<TaskRow> before = tx.tasks().lock(List.of(2));
          tx.tasks().rename(2, "other");
          assertThat(before).containsExactly(full(2));
          assertThat(tx.tasks().rows(List.of(2))).containsExactly(renamed);
          tx.tasks().update(List.of(new Update(renamed, moved)));
        });
    assertThat(reading().list(tx -> tx.tasks().rows(List.of(1, 2))))
        .containsExactly(task(1), moved);
    assertThat(reading().list(tx -> tx.tasks().named(List.of("other")))).containsExactly(moved);
    assertThat(reading().list(tx -> tx.tasks().named(List.of(full(2).key().name())))).isEmpty();
  }

  @Test
  default void aNameThatIsTakenInItsScopeIsGivenToNobodyElse() {
    TaskRow elsewhere = named(3, "task-1", "node-2");
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), elsewhere)));
    assertThatThrownBy(() -> write(tx -> tx.tasks().rename(2, "task-1")))
        .isInstanceOf(Conflict.class);
    write(tx -> tx.tasks().rename(3, "task-2"));
    assertThat(reading().list(tx -> tx.tasks().all()))
        .containsExactly(task(1), task(2), elsewhere.named("task-2"));
  }

  @Test
  default void theHighestIdIsZeroBeforeTheFirstTask() {
    assertThat(reading().number(tx -> tx.tasks().highestId())).isZero();
    write(tx -> tx.tasks().insert(List.of(task(7), task(3))));
    assertThat(reading().number(tx -> tx.tasks().highestId())).isEqualTo(7);
  }

  @Test
  default void pagesOfTasksByTheirNames() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(11))));
    assertThat(reading().list(tx -> tx.tasks().page("", "", 2))).containsExactly(task(1), task(11));
    assertThat(reading().list(tx -> tx.tasks().page("", "task-11", 9)))
        .containsExactly(task(2), task(3));
    assertThat(reading().list(tx -> tx.tasks().page("SK-1", "", 9)))
        .containsExactly(task(1), task(11));
    assertThat(reading().list(tx -> tx.tasks().page("k_1", "", 9))).isEmpty();
    assertThat(reading().list(tx -> tx.tasks().page("%", "", 9))).isEmpty();
  }

  @Test
  default void theIdOfATaskThatIsForgottenIsNotGivenAgain() {
    write(
        tx -> {
          tx.tasks().insert(List.of(task(1), task(2)));
          tx.changes().changed(List.of(2));
        });
    write(tx -> tx.tasks().delete(List.of(2)));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1));
    assertThat(writing().list(tx -> tx.tasks().lock(List.of(1, 2)))).containsExactly(task(1));
    assertThat(reading().number(tx -> tx.tasks().highestId())).isEqualTo(2);
  }

  @Test
  default void noIdAndNoNameInItsScopeIsUsedTwice() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    assertThatThrownBy(() -> write(tx -> tx.tasks().insert(List.of(named(1, "other", "")))))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> write(tx -> tx.tasks().insert(List.of(named(2, "task-1", "")))))
        .isInstanceOf(Conflict.class);
    write(tx -> tx.tasks().insert(List.of(named(2, "task-1", "node-1"))));
    assertThat(reading().list(tx -> tx.tasks().all())).hasSize(2);
  }

  @Test
  default void aTaskFollowsAnotherUntilItNoLongerDoes() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3))));
    write(tx -> tx.tasks().follow(2, 1, 1));
    write(tx -> tx.tasks().follow(3, 1, 2));
    assertThat(reading().list(tx -> tx.tasks().followers(List.of(1, 2))))
        .containsExactlyInAnyOrder(new Follower(task(2), 1, 1), new Follower(task(3), 1, 2));
    write(tx -> tx.tasks().unfollow(List.of(2)));
    assertThat(reading().list(tx -> tx.tasks().followers(List.of(1))))
        .containsExactly(new Follower(task(3), 1, 2));
    assertThat(reading().list(tx -> tx.tasks().followers(List.of(2, 3)))).isEmpty();
  }

  @Test
  default void aTaskMayWantToFollowOneThatIsNotThere() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), task(3), task(4))));
    write(
        tx -> {
          tx.tasks().followNobodyYet(2, 1);
          tx.tasks().followNobodyYet(3, 1);
          tx.tasks().follow(4, 1, 2);
        });
    assertThat(reading().list(tx -> tx.tasks().followNobodyYet()))
        .containsExactly(task(2), task(3));
    write(
        tx -> {
          tx.tasks().follow(2, 1, 1);
          tx.tasks().unfollow(List.of(3));
        });
    assertThat(reading().list(tx -> tx.tasks().followNobodyYet())).isEmpty();
    write(tx -> tx.tasks().delete(List.of(1)));
    assertThat(reading().list(tx -> tx.tasks().followNobodyYet()))
        .containsExactly(task(2), task(4));
  }

  @Test
  default void aCursorMoves() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2))));
    TaskRow one = task(1).with(task(1).cursor().movedTo(after(1_000)).fenced());
    TaskRow two = task(2).with(task(2).cursor().fenced());
    write(tx -> tx.tasks().update(List.of(new Update(task(2), two), new Update(task(1), one))));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(one, two);
  }

  @Test
  default void everythingButTheNameChanges() {
    write(tx -> tx.tasks().insert(List.of(task(1), task(2), full(3))));
    TaskRow one =
        new TaskRow(task(1).key(), full(3).cursor(), full(3).switches(), full(3).exclusion(), 2);
    TaskRow two = task(2).with(task(2).cursor().movedTo(after(1)));
    TaskRow three =
        new TaskRow(full(3).key(), task(1).cursor(), Switches.ON, task(1).exclusion(), 0);
    write(
        tx ->
            tx.tasks()
                .update(
                    List.of(
                        new Update(task(1), one),
                        new Update(task(2), two),
                        new Update(full(3), three))));
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(one, two, three);
  }

  @Test
  default void whatWasChangedMeanwhileIsAConflict() {
    write(tx -> tx.tasks().insert(List.of(task(1))));
    Cursor cursor = task(1).cursor();
    List<Cursor> others =
        List.of(cursor.movedTo(after(1)), cursor.fenced(), cursor.revisedAt(cursor.accountedTo()));
    TaskRow moved = task(1).with(cursor.movedTo(after(5)));
    TaskRow paused = task(1).with(Switches.ON.paused(Set.of(Pause.TASK)));
    for (Cursor other : others) {
      for (TaskRow change : List.of(moved, paused)) {
        Update late = new Update(task(1).with(other), change);
        assertThatThrownBy(() -> write(tx -> tx.tasks().update(List.of(late))))
            .isInstanceOf(Conflict.class);
      }
    }
    assertThat(reading().list(tx -> tx.tasks().all())).containsExactly(task(1));
  }

  private static TaskRow named(int id, String name, String scope) {
    return new TaskRow(
        new TaskKey(id, name, scope),
        task(id).cursor(),
        task(id).switches(),
        task(id).exclusion(),
        0);
  }
}
