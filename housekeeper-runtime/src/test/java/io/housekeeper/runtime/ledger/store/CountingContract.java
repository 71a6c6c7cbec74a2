package io.housekeeper.runtime.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hours that are over become part of the totals, which nobody can see from outside. */
public interface CountingContract extends Stored {

  private static Rollup rollup(int task, int hour, int slot, long runs) {
    return new Rollup(
        new Rollup.Key(task, hour, slot),
        new Counts(runs, 1, 2, 3, 4),
        Durations.of(runs),
        Durations.of(4));
  }

  private static Rollup of(Rollup.Key key, Rollup... rows) {
    return List.of(rows).stream().map(row -> row.at(key)).reduce(Rollup::plus).orElseThrow();
  }

  private static Instant begin(int hour) {
    return Instant.EPOCH.plus(Duration.ofHours(hour));
  }

  private void written(Rollup... rows) {
    write(tx -> tx.rollups().insert(List.of(rows)));
  }

  private static int count(Ledger ledger, int beforeHour, int limit) {
    return ledger.history().count(ledger.members().join("node"), begin(beforeHour), limit);
  }

  private int count(int beforeHour) {
    return count(new StoredLedger(store()), beforeHour, 100);
  }

  private History history() {
    return new StoredLedger(store()).history();
  }

  private List<Rollup> uncounted() {
    return reading()
        .list(
            tx ->
                tx.rollups().between(List.of(), 0, 1_000).stream()
                    .filter(row -> row.key().slot() != Rollup.Key.ALL_NODES)
                    .toList());
  }

  @Test
  default void totalsAreTheSameBeforeAndAfterwards() {
    written(
        rollup(1, 500, 1, 10),
        rollup(1, 500, 2, 20),
        rollup(1, 501, 1, 30),
        rollup(1, 502, 1, 40),
        rollup(2, 501, 2, 50));
    List<Rollup> before = history().totals(List.of(1, 2, 3));
    assertThat(before).extracting(row -> row.counts().runs()).containsExactly(100L, 50L);

    assertThat(count(502)).isEqualTo(4);

    assertThat(history().totals(List.of(1, 2, 3))).isEqualTo(before);
    assertThat(uncounted()).containsExactly(rollup(1, 502, 1, 40));
    assertThat(history().hours(List.of(1), 500, 502))
        .containsExactlyInAnyOrder(
            of(new Rollup.Key(1, 500, 1).counted(), rollup(1, 500, 1, 10), rollup(1, 500, 2, 20)),
            of(new Rollup.Key(1, 501, 1).counted(), rollup(1, 501, 1, 30)));
  }

  @Test
  default void theHourThatIsNotOverIsNotCounted() {
    written(rollup(1, 500, 1, 10));
    Ledger ledger = new StoredLedger(store());
    Instant almost = begin(501).minusMillis(1);
    assertThat(ledger.history().count(ledger.members().join("node"), almost, 10)).isZero();
    assertThat(count(501)).isEqualTo(1);
  }

  @Test
  default void nothingIsCountedTwice() {
    written(rollup(1, 500, 1, 10));
    List<Rollup> before = history().totals(List.of(1));
    assertThat(count(502)).isEqualTo(1);
    assertThat(count(502)).isZero();
    assertThat(history().totals(List.of(1))).isEqualTo(before);
  }

  @Test
  default void whatIsWrittenLateIsCountedToo() {
    Rollup early = rollup(1, 500, 1, 10);
    Rollup late = rollup(1, 500, 1, 7);
    written(early);
    count(502);
    written(late);
    Rollup sum = of(Rollup.Key.total(1), early, late);
    assertThat(history().totals(List.of(1))).containsExactly(sum);

    assertThat(count(502)).isEqualTo(1);

    assertThat(history().totals(List.of(1))).containsExactly(sum);
    assertThat(history().hours(List.of(1), 500, 501))
        .containsExactly(sum.at(early.key().counted()));
  }

  @Test
  default void someAreCountedAtATimeOldestFirst() {
    written(rollup(1, 502, 1, 10), rollup(2, 501, 1, 20), rollup(3, 500, 1, 30));
    Ledger ledger = new StoredLedger(store());
    assertThat(count(ledger, 510, 2)).isEqualTo(2);
    assertThat(uncounted()).containsExactly(rollup(1, 502, 1, 10));
    assertThat(count(ledger, 510, 2)).isEqualTo(1);
    assertThat(count(ledger, 510, 2)).isZero();
  }

  @Test
  default void whoIsStoppedAmidItHasCountedNothing() {
    written(rollup(1, 500, 1, 10), rollup(2, 500, 1, 10));
    List<Rollup> before = history().totals(List.of(1, 2));
    for (String last : List.of("rollups.delete", "counted.insert", "totals.insert")) {
      Ledger stopped =
          new StoredLedger(
              new WovenStore(
                  store(),
                  transaction ->
                      statement -> {
                        if (statement.name().equals(last)) {
                          statement.call();
                          throw new IllegalStateException("stopped after " + last);
                        }
                        return statement.call();
                      }));
      assertThatThrownBy(() -> count(stopped, 502, 10)).hasMessage("stopped after " + last);
      assertThat(history().totals(List.of(1, 2))).isEqualTo(before);
      assertThat(uncounted()).hasSize(2);
    }
    assertThat(count(502)).isEqualTo(2);
    assertThat(history().totals(List.of(1, 2))).isEqualTo(before);
  }

  @Test
  default void hoursAreForgottenAndTotalsAreNot() {
    written(rollup(1, 500, 1, 10), rollup(1, 501, 1, 20), rollup(1, 502, 1, 30));
    List<Rollup> before = history().totals(List.of(1));
    count(502);
    Ledger ledger = new StoredLedger(store());
    assertThat(ledger.history().forgetHours(ledger.members().join("node"), begin(501), 100))
        .isEqualTo(1);
    assertThat(history().hours(List.of(1), 0, 1_000))
        .extracting(row -> row.key().hour())
        .containsExactlyInAnyOrder(501, 502);
    assertThat(history().totals(List.of(1))).isEqualTo(before);
  }
}
