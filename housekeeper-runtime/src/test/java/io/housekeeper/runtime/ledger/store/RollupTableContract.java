package io.housekeeper.runtime.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface RollupTableContract extends Stored {

  private static Rollup rollup(int task, int hour, int slot, long runs) {
    return new Rollup(
        new Rollup.Key(task, hour, slot),
        new Counts(runs, 1, 2, 3, 5_000_000_000L),
        Durations.of(runs).plus(Durations.of(250)),
        Durations.of(4));
  }

  @Test
  default void aRollupIsReadAsItWasWritten() {
    Rollup one = rollup(1, 500, 1, 10);
    Rollup two = rollup(1, 501, 2, 20);
    write(tx -> tx.rollups().put(List.of(two, one)));
    assertThat(
            writing()
                .list(
                    tx ->
                        tx.rollups()
                            .lock(List.of(two.key(), one.key(), new Rollup.Key(1, 500, 2)))))
        .containsExactlyInAnyOrder(one, two);
    assertThat(
            writing().list(tx -> tx.rollups().lock(List.of(one.key(), new Rollup.Key(2, 501, 2)))))
        .containsExactly(one);
    assertThat(writing().list(tx -> tx.rollups().lock(List.of()))).isEmpty();
  }

  @Test
  default void aRollupIsReplaced() {
    Rollup fresh = Rollup.empty(new Rollup.Key(1, 500, 1));
    Rollup changed = fresh.plus(rollup(1, 500, 1, 10));
    write(tx -> tx.rollups().put(List.of(fresh)));
    write(tx -> tx.rollups().put(List.of(changed, rollup(2, 500, 1, 3))));
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 0, 1000)))
        .containsExactlyInAnyOrder(changed, rollup(2, 500, 1, 3));
  }

  @Test
  default void aRollupThatIsThereIsAConflict() {
    Rollup one = rollup(1, 500, 1, 10);
    write(tx -> tx.rollups().insert(List.of(one)));
    assertThatThrownBy(() -> write(tx -> tx.rollups().insert(List.of(rollup(1, 500, 1, 3)))))
        .isInstanceOf(Conflict.class);
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 0, 1000))).containsExactly(one);
  }

  @Test
  default void hoursBetweenTwo() {
    for (int hour = 1; hour <= 4; hour++) {
      int at = hour;
      write(tx -> tx.rollups().put(List.of(rollup(1, at, 1, 1), rollup(2, at, 1, 1))));
    }
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 2, 4)))
        .extracting(row -> row.key().task() + "@" + row.key().hour())
        .containsExactlyInAnyOrder("1@2", "1@3", "2@2", "2@3");
    assertThat(reading().list(tx -> tx.rollups().between(List.of(2, 9), 2, 4)))
        .extracting(row -> row.key().task() + "@" + row.key().hour())
        .containsExactlyInAnyOrder("2@2", "2@3");
  }

  @Test
  default void countsAreAddedUpForSomeHoursAndAllNodes() {
    write(
        tx -> {
          tx.rollups().put(List.of(rollup(1, 3, 1, 5), rollup(1, 4, 1, 5), rollup(1, 4, 2, 5)));
          tx.rollups().put(List.of(rollup(1, 7, 1, 5), rollup(1, 8, 1, 5), rollup(2, 4, 1, 5)));
        });
    Rollup one = rollup(1, 4, 1, 5);
    List<Rollup> counts = reading().list(tx -> tx.rollups().counts(List.of(1, 9), 3, 8, 4));
    assertThat(counts)
        .extracting(Rollup::key)
        .containsExactlyInAnyOrder(
            new Rollup.Key(1, 0, Rollup.Key.ALL_NODES), new Rollup.Key(1, 4, Rollup.Key.ALL_NODES));
    assertThat(counts)
        .filteredOn(row -> row.key().hour() == 4)
        .extracting(Rollup::counts)
        .containsExactly(one.counts().plus(one.counts()).plus(one.counts()));
    assertThat(reading().list(tx -> tx.rollups().counts(List.of(), 0, 9, 4))).isEmpty();
  }

  @Test
  default void theOldestComeFirst() {
    write(
        tx ->
            tx.rollups()
                .put(
                    List.of(
                        rollup(1, 3, 1, 1),
                        rollup(1, 4, 1, 1),
                        rollup(2, 2, 7, 1),
                        rollup(2, 1, 3, 1))));
    assertThat(reading().list(tx -> tx.rollups().before(4, 2)))
        .containsExactly(new Rollup.Key(2, 1, 3), new Rollup.Key(2, 2, 7));
    assertThat(reading().list(tx -> tx.rollups().before(4, 9))).hasSize(3);
    assertThat(reading().list(tx -> tx.rollups().before(1, 9))).isEmpty();
  }

  @Test
  default void whatIsDeletedIsThereNoMoreAndCanBeWrittenAgain() {
    Rollup one = rollup(1, 500, 1, 10);
    Rollup two = rollup(1, 500, 2, 20);
    write(tx -> tx.rollups().insert(List.of(one, two)));
    write(tx -> tx.rollups().delete(List.of(one.key())));
    assertThat(writing().list(tx -> tx.rollups().lock(List.of(one.key(), two.key()))))
        .containsExactly(two);
    write(tx -> tx.rollups().insert(List.of(rollup(1, 500, 1, 3))));
    assertThat(writing().list(tx -> tx.rollups().lock(List.of(one.key()))))
        .containsExactly(rollup(1, 500, 1, 3));
    assertThat(reading().list(tx -> tx.rollups().between(List.of(1), 0, 1000)))
        .containsExactlyInAnyOrder(rollup(1, 500, 1, 3), two);
  }

  @Test
  default void hoursAndTotalsHaveWhatIsCountedAndWhatIsNot() {
    Rollup open = rollup(1, 500, 1, 10);
    Rollup counted = rollup(1, 500, 2, 20).at(open.key().counted());
    Rollup total = rollup(1, 1, 1, 70).at(Rollup.Key.total(1));
    write(
        tx -> {
          tx.rollups().insert(List.of(open, rollup(2, 500, 1, 1)));
          tx.counted().insert(List.of(counted));
          tx.totals().insert(List.of(total));
        });
    assertThat(reading().list(tx -> tx.rollups().between(List.of(1), 500, 501)))
        .containsExactlyInAnyOrder(open, counted);
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 0, 500))).isEmpty();
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1, 3))))
        .extracting(row -> row.key().task() + ": " + row.counts().runs())
        .containsExactlyInAnyOrder("1: 10", "1: 70");
  }

  @Test
  default void whatThereIsOfATaskIsDeleted() {
    write(
        tx ->
            tx.rollups()
                .put(
                    List.of(
                        rollup(1, 1, 1, 1),
                        rollup(1, 2, 1, 1),
                        rollup(1, 3, 1, 1),
                        rollup(2, 1, 1, 1))));
    assertThat(writing().number(tx -> tx.rollups().deleteOf(1, 2))).isEqualTo(2);
    assertThat(writing().number(tx -> tx.rollups().deleteOf(1, 5))).isEqualTo(1);
    assertThat(reading().list(tx -> tx.rollups().between(List.of(1), 0, 10))).isEmpty();
    assertThat(writing().list(tx -> tx.rollups().lock(List.of(new Rollup.Key(1, 3, 1))))).isEmpty();
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 0, 10))).hasSize(1);
  }
}
