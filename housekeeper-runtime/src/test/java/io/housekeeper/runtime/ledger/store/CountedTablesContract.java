package io.housekeeper.runtime.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted, by hour and ever. */
public interface CountedTablesContract extends Stored {

  private static Rollup row(Rollup.Key key, long runs) {
    return new Rollup(
        key, new Counts(runs, 1, 2, 3, 5_000_000_000L), Durations.of(runs), Durations.of(4));
  }

  private static Rollup hour(int task, int hour, long runs) {
    return row(new Rollup.Key(task, hour, 7).counted(), runs);
  }

  private static Rollup total(int task, long runs) {
    return row(Rollup.Key.total(task), runs);
  }

  @Test
  default void aCountedHourIsReadAsItWasWrittenAndReplaced() {
    write(tx -> tx.counted().insert(List.of(hour(2, 500, 1), hour(1, 501, 2), hour(1, 500, 3))));
    write(tx -> tx.counted().put(List.of(hour(1, 501, 9))));
    assertThat(
            writing()
                .list(
                    tx -> tx.counted().lock(List.of(hour(1, 501, 0).key(), hour(1, 500, 0).key()))))
        .containsExactly(hour(1, 500, 3), hour(1, 501, 9));
    assertThat(writing().list(tx -> tx.counted().lock(List.of(hour(3, 500, 0).key())))).isEmpty();
    assertThat(writing().list(tx -> tx.counted().lock(List.of()))).isEmpty();
  }

  @Test
  default void aTotalIsReadAsItWasWrittenAndReplaced() {
    write(tx -> tx.totals().insert(List.of(total(2, 5), total(1, 4))));
    write(tx -> tx.totals().put(List.of(total(2, 6))));
    assertThat(
            writing()
                .list(
                    tx ->
                        tx.totals()
                            .lock(
                                List.of(
                                    Rollup.Key.total(2),
                                    Rollup.Key.total(1),
                                    Rollup.Key.total(3)))))
        .containsExactly(total(1, 4), total(2, 6));
  }

  @Test
  default void whatIsThereIsAConflict() {
    write(
        tx -> {
          tx.counted().insert(List.of(hour(1, 500, 3)));
          tx.totals().insert(List.of(total(1, 4)));
        });
    assertThatThrownBy(() -> write(tx -> tx.counted().insert(List.of(hour(1, 500, 1)))))
        .isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> write(tx -> tx.totals().insert(List.of(total(1, 1)))))
        .isInstanceOf(Conflict.class);
  }

  @Test
  default void theOldestHoursAreDeletedSomeAtATime() {
    write(
        tx ->
            tx.counted()
                .insert(List.of(hour(1, 3, 1), hour(1, 4, 1), hour(1, 5, 1), hour(2, 1, 1))));
    assertThat(writing().number(tx -> tx.counted().deleteBefore(5, 2))).isEqualTo(2);
    assertThat(hours()).containsExactlyInAnyOrder(hour(1, 4, 1), hour(1, 5, 1));
    assertThat(writing().number(tx -> tx.counted().deleteBefore(5, 2))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.counted().deleteBefore(5, 2))).isZero();
    assertThat(hours()).containsExactly(hour(1, 5, 1));
  }

  @Test
  default void whatIsCountedOfATaskIsDeleted() {
    write(
        tx -> {
          tx.counted().insert(List.of(hour(1, 3, 1), hour(1, 4, 1), hour(2, 1, 1)));
          tx.totals().insert(List.of(total(1, 2), total(2, 1)));
        });
    assertThat(writing().number(tx -> tx.counted().deleteOf(1, 1))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.counted().deleteOf(1, 5))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.totals().deleteOf(1, 5))).isEqualTo(1);
    assertThat(writing().number(tx -> tx.totals().deleteOf(1, 5))).isZero();
    assertThat(hours()).containsExactly(hour(2, 1, 1));
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1, 2))))
        .containsExactly(total(2, 1));
  }

  private List<Rollup> hours() {
    return reading().list(tx -> tx.rollups().between(List.of(), 0, 1_000));
  }
}
