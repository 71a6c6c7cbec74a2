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
    write(tx -> tx.rollups().fold(2, 10));
    assertThat(writing().number(tx -> tx.rollups().deleteOf(1, 1))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.rollups().deleteOf(1, 5))).isEqualTo(1);
    assertThat(reading().list(tx -> tx.rollups().between(List.of(1), 0, 10))).isEmpty();
    assertThat(writing().list(tx -> tx.rollups().lock(List.of(new Rollup.Key(1, 3, 1))))).isEmpty();
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1, 2))))
        .extracting(row -> row.key().task())
        .containsExactly(2);
  }

  @Test
  default void oldHoursBecomeTotals() {
    write(
        tx ->
            tx.rollups()
                .put(
                    List.of(
                        rollup(1, 1, 1, 10),
                        rollup(1, 2, 2, 20),
                        rollup(1, 3, 1, 30),
                        rollup(2, 1, 1, 40))));
    long folded = 0;
    for (long some = 2; some == 2; folded += some) {
      some = writing().number(tx -> tx.rollups().fold(3, 2));
    }
    assertThat(folded).isEqualTo(3);
    assertThat(reading().list(tx -> tx.rollups().between(List.of(), 0, 10)))
        .containsExactly(rollup(1, 3, 1, 30));
    Rollup one = Rollup.empty(new Rollup.Key(1, 0, 0));
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1, 2, 3))))
        .containsExactlyInAnyOrder(
            one.plus(rollup(1, 1, 1, 10)).plus(rollup(1, 2, 2, 20)),
            Rollup.empty(new Rollup.Key(2, 0, 0)).plus(rollup(2, 1, 1, 40)));
    assertThat(writing().number(tx -> tx.rollups().fold(4, 10))).isEqualTo(1);
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1))))
        .extracting(row -> row.counts().runs())
        .containsExactly(60L);
  }
}
