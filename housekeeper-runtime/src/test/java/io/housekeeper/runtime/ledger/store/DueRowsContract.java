package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.asked;
import static io.housekeeper.runtime.ledger.store.SampleRows.carried;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.marked;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static io.housekeeper.runtime.ledger.store.SampleRows.spec;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.SampleRows.waiting;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Switches;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.LiveTable.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rows a node could take. */
public interface DueRowsContract extends Stored {

  /** A task that incarnation 1 carries in the version in force. */
  private void carriedTask(TaskRow task) {
    write(
        tx -> {
          tx.tasks().insert(List.of(task));
          tx.specs().put(List.of(spec(task.id(), "h1")));
          tx.specs().carry(List.of(carried(task.id(), 1, "h1")));
        });
  }

  private List<Long> due(long millis) {
    return reading().list(tx -> tx.live().due(1, after(millis), Place.START, 100)).stream()
        .map(LiveRow::id)
        .toList();
  }

  private void live(LiveRow... rows) {
    write(tx -> tx.live().insert(List.of(rows)));
  }

  @Test
  default void theOldestIsDueFirst() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    carriedTask(task(1));
    carriedTask(task(2));
    LiveRow late = waiting(fire(1, 1, after(1)), after(20));
    LiveRow early = waiting(fire(2, 2, after(1)), after(10));
    LiveRow alsoLate = waiting(fire(3, 2, after(2)), after(20));
    live(late, early, alsoLate, running(fire(4, 1, after(2)), 1));
    assertThat(due(9)).isEmpty();
    assertThat(reading().list(tx -> tx.live().due(1, after(20), Place.START, 100)))
        .containsExactly(early, late, alsoLate);
    assertThat(reading().list(tx -> tx.live().due(1, after(20), Place.START, 2)))
        .containsExactly(early, late);
    assertThat(reading().list(tx -> tx.live().due(1, after(20), new Place(after(20), 1), 100)))
        .containsExactly(alsoLate);
    assertThat(reading().optional(tx -> tx.live().nextDue(after(10)))).contains(after(20));
    assertThat(reading().optional(tx -> tx.live().nextDue(after(0)))).contains(after(10));
    assertThat(reading().optional(tx -> tx.live().nextDue(after(20)))).isEmpty();
  }

  @Test
  default void onlyTheVersionInForceIsTaken() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    carriedTask(task(1));
    carriedTask(task(2));
    write(tx -> tx.tasks().insert(List.of(task(3))));
    live(
        waiting(fire(1, 1, after(1)), after(1)),
        waiting(fire(2, 2, after(1)), after(1)),
        waiting(fire(3, 3, after(1)), after(1)));
    assertThat(due(1)).containsExactly(1L, 2L);
    write(tx -> tx.specs().put(List.of(spec(1, "h2"), spec(3, "h1"))));
    assertThat(due(1)).containsExactly(2L);
    assertThat(reading().list(tx -> tx.live().due(2, after(1), Place.START, 100))).isEmpty();
  }

  @Test
  default void whatIsPausedDisabledOrGoneIsPassedOver() {
    Switches on = Switches.ON;
    carriedTask(task(1).with(on.paused(Set.of(Pause.EVERYTHING))));
    carriedTask(task(2).with(on.disabled(true)));
    carriedTask(task(3).with(on.gone(Optional.of(after(0)))));
    carriedTask(task(4));
    for (int id = 1; id <= 4; id++) {
      live(waiting(fire(id, id, after(1)), after(1)));
    }
    assertThat(due(1)).containsExactly(4L);
  }

  @Test
  default void whatWasAskedForByHandIsTakenWhilePausedOrDisabled() {
    Switches on = Switches.ON;
    carriedTask(task(1).with(on.paused(Set.of(Pause.TASK))));
    carriedTask(task(2).with(on.disabled(true)));
    carriedTask(task(3).with(on.gone(Optional.of(after(0)))));
    for (int id = 1; id <= 3; id++) {
      live(waiting(asked(id, id, Links.NONE), after(1)));
    }
    assertThat(due(1)).containsExactly(1L, 2L);
  }

  @Test
  default void theGuardLetsOnlyItsHolderThrough() {
    carriedTask(task(1));
    carriedTask(task(2));
    carriedTask(task(3).exclusive(false));
    live(
        marked(running(fire(1, 1, after(1)), 1), Marks.GUARD),
        waiting(asked(2, 1, Links.NONE), after(1)),
        marked(waiting(fire(3, 2, after(1)), after(1)), Marks.GUARD),
        waiting(asked(4, 2, Links.NONE), after(1)),
        marked(running(fire(5, 3, after(1)), 1), Marks.GUARD),
        waiting(asked(6, 3, Links.NONE), after(1)));
    assertThat(due(1)).containsExactly(3L, 6L);
  }
}
