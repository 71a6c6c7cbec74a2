package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface NodeTableContract extends Stored {

  @Test
  default void aNodeIsReadAsItWasWritten() {
    NodeRow dead =
        new NodeRow(
            node(2, 2).member(), 3, after(1), Optional.of(after(2)), new Told(after(3), 77));
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.nodes().insert(dead));
    assertThat(reading().list(tx -> tx.nodes().rows(List.of(2L, 1L))))
        .containsExactly(node(1, 1), dead);
  }

  @Test
  default void theNewestIsTheOneWithTheHighestIncarnation() {
    assertThat(reading().optional(tx -> tx.nodes().newest())).isEmpty();
    write(tx -> tx.nodes().insert(node(30, 2)));
    write(tx -> tx.nodes().insert(node(20, 1)));
    write(tx -> tx.nodes().die(30, after(1)));
    assertThat(reading().optional(tx -> tx.nodes().newest()).orElseThrow().member().incarnation())
        .isEqualTo(30);
  }

  @Test
  default void whoHadASlotAtAnInstant() {
    write(tx -> tx.nodes().insert(node(1, 5)));
    write(tx -> tx.nodes().die(1, after(10)));
    NodeRow later =
        new NodeRow(node(2, 5).member(), 0, after(20), Optional.empty(), new Told(after(20), 0));
    write(tx -> tx.nodes().insert(later));
    assertThat(incarnationOfSlot5(0)).hasValue(1L);
    assertThat(incarnationOfSlot5(10)).hasValue(1L);
    assertThat(incarnationOfSlot5(15)).isEmpty();
    assertThat(incarnationOfSlot5(99)).hasValue(2L);
    assertThat(reading().optional(tx -> tx.nodes().ofSlot(6, after(5)))).isEmpty();
    assertThat(reading().list(tx -> tx.nodes().named("node-5")))
        .extracting(row -> row.member().incarnation())
        .containsExactly(1L, 2L);
    assertThat(reading().list(tx -> tx.nodes().named("node-6"))).isEmpty();
  }

  private Optional<Long> incarnationOfSlot5(long seconds) {
    return reading()
        .optional(tx -> tx.nodes().ofSlot(5, after(seconds)))
        .map(row -> row.member().incarnation());
  }

  @Test
  default void whoIsAliveEntersAndIsToldTheTime() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    Instant before = reading().instant(tx -> tx.nodes().now());
    Optional<Instant> entered = writing().optional(tx -> tx.nodes().enter(1));
    Instant afterwards = reading().instant(tx -> tx.nodes().now());
    assertThat(entered.orElseThrow()).isBetween(before, afterwards);
    assertThat(entered.orElseThrow()).isEqualTo(entered.get().truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  default void whoIsDeadOrUnknownDoesNotEnter() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.nodes().die(1, after(1)));
    assertThat(writing().optional(tx -> tx.nodes().enter(1))).isEmpty();
    assertThat(writing().optional(tx -> tx.nodes().enter(2))).isEmpty();
  }

  @Test
  default void theLivingAreThoseWhoDidNotDie() {
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.nodes().insert(node(2, 2));
          tx.nodes().insert(node(3, 3));
          tx.nodes().die(2, after(5));
        });
    assertThat(reading().list(tx -> tx.nodes().living()))
        .extracting(row -> row.member().incarnation())
        .containsExactly(1L, 3L);
    assertThat(reading().list(tx -> tx.nodes().rows(List.of(2L))))
        .extracting(NodeRow::diedAt)
        .containsExactly(Optional.of(after(5)));
  }

  @Test
  default void noIncarnationIsUsedTwice() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    assertThatThrownBy(() -> write(tx -> tx.nodes().insert(node(1, 2))))
        .isInstanceOf(Conflict.class);
  }

  @Test
  default void noTwoLivingNodesHaveASlot() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    assertThatThrownBy(() -> write(tx -> tx.nodes().insert(node(2, 1))))
        .isInstanceOf(Conflict.class);
    write(tx -> tx.nodes().die(1, after(1)));
    write(tx -> tx.nodes().insert(node(2, 1)));
    assertThat(reading().list(tx -> tx.nodes().living())).containsExactly(node(2, 1));
  }

  @Test
  default void aBeatCounts() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    Instant before = reading().instant(tx -> tx.nodes().now());
    assertThat(writing().optional(tx -> tx.nodes().beat(1)).orElseThrow()).isAfterOrEqualTo(before);
    assertThat(reading().list(tx -> tx.nodes().living()))
        .extracting(NodeRow::beat)
        .containsExactly(8L);
  }

  @Test
  default void theDeadDoNotBeat() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.nodes().die(1, after(1)));
    assertThat(writing().optional(tx -> tx.nodes().beat(1))).isEmpty();
    assertThat(writing().optional(tx -> tx.nodes().beat(2))).isEmpty();
    assertThat(reading().list(tx -> tx.nodes().rows(List.of(1L))))
        .extracting(NodeRow::beat)
        .containsExactly(7L);
  }

  @Test
  default void whoHasBeatenSinceIsNotSilent() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    assertThat(writing().is(tx -> tx.nodes().lockSilent(1, 7))).isTrue();
    write(tx -> tx.nodes().beat(1));
    assertThat(writing().is(tx -> tx.nodes().lockSilent(1, 7))).isFalse();
    assertThat(writing().is(tx -> tx.nodes().lockSilent(1, 8))).isTrue();
    write(tx -> tx.nodes().die(1, after(1)));
    assertThat(writing().is(tx -> tx.nodes().lockSilent(1, 8))).isFalse();
    assertThat(writing().is(tx -> tx.nodes().lockSilent(2, 8))).isFalse();
  }

  @Test
  default void theDeadWhoseListenersWereNotToldAllAreFoundAndNotForgotten() {
    write(
        tx -> {
          for (int i = 1; i <= 4; i++) {
            tx.nodes().insert(node(i, i));
            tx.nodes().told(i, new Told(after(5), 1));
          }
          tx.nodes().die(1, after(20));
          tx.nodes().die(2, after(20));
          tx.nodes().die(3, after(40));
          tx.nodes().told(2, Told.everythingUpTo(after(20)));
        });
    assertThat(reading().list(tx -> tx.nodes().untold(after(30))))
        .extracting(row -> row.member().incarnation())
        .containsExactly(1L);
    assertThat(writing().number(tx -> (long) tx.nodes().forget(after(50)))).isEqualTo(1);
    assertThat(reading().list(tx -> tx.nodes().rows(List.of(1L, 2L, 3L, 4L))))
        .extracting(row -> row.member().incarnation())
        .containsExactly(1L, 3L, 4L);
  }

  @Test
  default void theNewestOfTheDeadIsNotForgotten() {
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.nodes().die(1, after(1));
          tx.nodes().told(1, Told.everythingUpTo(after(1)));
        });
    assertThat(writing().number(tx -> (long) tx.nodes().forget(after(9)))).isZero();
  }

  private Told toldOfTheDead(Told told) {
    write(tx -> tx.nodes().toldOfTheDead(1, told));
    return reading().list(tx -> tx.nodes().rows(List.of(1L))).get(0).told();
  }

  @Test
  default void ofTheDeadItOnlyGoesForward() {
    Told some = new Told(after(5), 100);
    Told all = Told.everythingUpTo(after(20));
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.nodes().told(1, new Told(after(5), 44)));
    assertThat(toldOfTheDead(some)).isEqualTo(some);
    assertThat(toldOfTheDead(new Told(after(5), 60))).isEqualTo(some);
    assertThat(toldOfTheDead(all)).isEqualTo(all);
    assertThat(toldOfTheDead(some)).isEqualTo(all);
  }

  @Test
  default void itIsKeptHowFarListenersWereTold() {
    write(tx -> tx.nodes().insert(node(1, 1)));
    write(tx -> tx.nodes().told(1, new Told(after(9), 44)));
    assertThat(reading().list(tx -> tx.nodes().living()))
        .extracting(NodeRow::told)
        .containsExactly(new Told(after(9), 44));
  }
}
