package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.TRACE;
import static io.housekeeper.runtime.ledger.store.SampleRows.asked;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.marked;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static io.housekeeper.runtime.ledger.store.SampleRows.waiting;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.Links;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.LiveRow.Marks;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Subject;
import io.housekeeper.runtime.ledger.Subject.Asked;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Ended;
import io.housekeeper.runtime.run.RunState.Running;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.Why;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

public interface LiveTableContract extends Stored {

  private static LiveRow zombie(long id, int task) {
    return new LiveRow(
        fire(id, task, after(id)),
        new Ended(Ending.TIMED_OUT, new Attempts(3, 2), true),
        Optional.of(new Owner(1, 4)),
        Optional.of(new Begun(after(1), TRACE)),
        Marks.GUARD);
  }

  /** Everything that may be empty is full. */
  private static LiveRow queued(long id, int task) {
    Links links =
        new Links(
            OptionalLong.of(11), OptionalLong.of(12), OptionalLong.of(13), OptionalLong.of(14));
    Covers covers = new Covers(Optional.of(after(-60)), after(0), 5_000_000_000L);
    return new LiveRow(
        new Subject(id, task, Origin.BACKFILL, covers, new Asked(links, "{\"by\":\"me\"}")),
        new Waiting(Why.QUEUED, after(70), new Attempts(0, 0)),
        Optional.empty(),
        Optional.of(new Begun(after(2), TRACE)),
        Marks.QUEUED);
  }

  @Test
  default void pagesOfRunsNewestFirst() {
    LiveRow one = running(fire(1, 1, NOON), 7);
    LiveRow two = running(fire(2, 2, NOON), 7);
    LiveRow three = running(fire(3, 3, NOON), 7);
    write(tx -> tx.live().insert(List.of(one, two, three)));
    assertThat(reading().list(tx -> tx.live().page(Long.MAX_VALUE, 2))).containsExactly(three, two);
    assertThat(reading().list(tx -> tx.live().page(2, 2))).containsExactly(one);
  }

  @Test
  default void aLiveRowIsReadAsItWasWritten() {
    List<LiveRow> rows =
        List.of(
            waiting(fire(1, 1, after(1)), after(9)),
            running(fire(2, 2, after(2)), 1),
            zombie(3, 3),
            queued(4, 4));
    List<Long> ids = List.of(4L, 3L, 2L, 1L, 8L);
    write(tx -> tx.live().insert(rows));
    assertThat(reading().list(tx -> tx.live().rows(ids))).isEqualTo(rows);
    assertThat(writing().list(tx -> tx.live().lock(ids))).isEqualTo(rows);
    assertThat(writing().list(tx -> tx.live().lockFree(ids))).isEqualTo(rows);
    assertThat(reading().list(tx -> tx.live().rows(List.of()))).isEmpty();
  }

  @Test
  default void aLiveRowChanges() {
    write(
        tx ->
            tx.live()
                .insert(
                    List.of(
                        waiting(fire(1, 1, after(1)), after(9)),
                        running(fire(2, 2, after(2)), 1))));
    List<LiveRow> changed =
        List.of(
            new LiveRow(
                fire(1, 1, after(100)),
                new Running(new Attempts(3, 1), true),
                Optional.of(new Owner(6, 8)),
                Optional.of(new Begun(after(9), TRACE)),
                Marks.GUARD),
            waiting(fire(2, 2, after(2)), after(50)));
    write(tx -> tx.live().update(changed));
    assertThat(reading().list(tx -> tx.live().rows(List.of(1L, 2L)))).isEqualTo(changed);
  }

  @Test
  default void whatIsNotThereCannotChange() {
    assertThatThrownBy(
            () -> write(tx -> tx.live().update(List.of(running(fire(1, 1, after(1)), 1)))))
        .isInstanceOf(Refused.class);
  }

  @Test
  default void aLiveRowIsDeleted() {
    write(tx -> tx.live().insert(List.of(zombie(1, 1), zombie(2, 2), zombie(3, 3))));
    write(tx -> tx.live().delete(List.of(1L, 3L, 7L)));
    assertThat(reading().list(tx -> tx.live().rows(List.of(1L, 2L, 3L))))
        .containsExactly(zombie(2, 2));
  }

  @Test
  default void holdersAndTheQueueAreFoundByTask() {
    LiveRow other = running(asked(4, 1, Links.NONE), 1);
    write(tx -> tx.live().insert(List.of(zombie(1, 1), queued(2, 1), zombie(3, 2), other)));
    assertThat(reading().list(tx -> tx.live().holders(List.of(1, 2, 3))))
        .containsExactly(zombie(1, 1), zombie(3, 2));
    assertThat(reading().list(tx -> tx.live().queued(List.of(1, 2)))).containsExactly(queued(2, 1));
    assertThat(reading().list(tx -> tx.live().ofTasks(List.of(1))))
        .containsExactlyInAnyOrder(zombie(1, 1), queued(2, 1), other);
    assertThat(reading().list(tx -> tx.live().holders(List.of()))).isEmpty();
  }

  @Test
  default void theOwnedAreZombiesToo() {
    LiveRow mine = running(fire(2, 2, after(2)), 1);
    LiveRow theirs = running(fire(3, 3, after(3)), 2);
    write(
        tx -> {
          tx.nodes().insert(node(2, 2));
          tx.live()
              .insert(List.of(zombie(1, 1), mine, theirs, waiting(fire(4, 4, after(1)), after(1))));
        });
    assertThat(reading().list(tx -> tx.live().owned(1)))
        .containsExactlyInAnyOrder(zombie(1, 1), mine);
    assertThat(reading().list(tx -> tx.live().orphaned()))
        .containsExactlyInAnyOrder(zombie(1, 1), mine);
    write(tx -> tx.nodes().die(2, after(1)));
    assertThat(reading().list(tx -> tx.live().orphaned()))
        .containsExactlyInAnyOrder(zombie(1, 1), mine, theirs);
  }

  @Test
  default void nothingUniqueIsTakenTwice() {
    LiveRow after = waiting(asked(3, 3, Links.after(70)), after(1));
    LiveRow filled = waiting(asked(4, 4, Links.backfill(80)), after(1));
    write(tx -> tx.live().insert(List.of(zombie(1, 1), queued(2, 2), after, filled)));
    List<LiveRow> clashing =
        List.of(
            running(fire(1, 9, after(1)), 1),
            marked(running(fire(10, 1, after(2)), 1), Marks.GUARD),
            marked(waiting(fire(10, 2, after(2)), after(1)), Marks.QUEUED),
            waiting(asked(10, 3, Links.after(70)), after(1)),
            waiting(asked(10, 5, Links.backfill(80)), after(1)));
    for (LiveRow row : clashing) {
      assertThatThrownBy(() -> write(tx -> tx.live().insert(List.of(row))))
          .as("%s", row)
          .isInstanceOf(Refused.class);
    }
    write(
        tx ->
            tx.live()
                .insert(
                    List.of(
                        waiting(asked(10, 4, Links.after(70)), after(1)),
                        waiting(fire(11, 1, after(1)), after(1)))));
  }

  @Test
  default void onlyRunsThatExecuteAreWantedCancelled() {
    LiveRow running = running(fire(1, 1, after(1)), 1);
    LiveRow waiting = waiting(fire(2, 2, after(1)), after(1));
    write(tx -> tx.live().insert(List.of(running, waiting, zombie(3, 3))));
    write(tx -> tx.live().wantCancelled(List.of(1L, 2L, 3L, 4L)));
    assertThat(reading().list(tx -> tx.live().rows(List.of(1L, 2L, 3L))))
        .containsExactly(
            running.with(new Running(new Attempts(1, 0), true)), waiting, zombie(3, 3));
  }
}
