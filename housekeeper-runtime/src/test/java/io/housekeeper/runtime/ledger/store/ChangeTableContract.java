package io.housekeeper.runtime.ledger.store;

import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Answered;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.About;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Overridden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

public interface ChangeTableContract extends Stored {

  private static Change change(long id, int task) {
    By by = new By("ann", "too loud", after(id), Optional.of(after(id + 100)));
    return new Change(id, About.task(task), "pause", by, new Words("", "paused"));
  }

  private static Overridden override(String task, String field, Optional<Long> until) {
    By by = new By("bob", "", after(0), until.map(Stored::after));
    return new Overridden(task, field, "\"5m\"", by);
  }

  @Test
  default void eachChangeIsTheNextRevision() {
    long first = reading().number(tx -> tx.changes().revision());
    assertThat(writing().number(tx -> tx.changes().changed(List.of(3, 1)))).isEqualTo(first + 1);
    assertThat(writing().number(tx -> tx.changes().changed(List.of(2)))).isEqualTo(first + 2);
    assertThat(reading().number(tx -> tx.changes().revision())).isEqualTo(first + 2);
    assertThat(reading().list(tx -> tx.changes().changedSince(first)))
        .containsExactlyInAnyOrder(1, 2, 3);
    assertThat(reading().list(tx -> tx.changes().changedSince(first + 1))).containsExactly(2);
    assertThat(writing().number(tx -> tx.changes().changed(List.of(1)))).isEqualTo(first + 3);
    assertThat(reading().list(tx -> tx.changes().changedSince(first + 1)))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(reading().list(tx -> tx.changes().changedSince(first + 3))).isEmpty();
  }

  @Test
  default void whatWasAnsweredUnderAKeyIsKeptForAWhile() {
    Answered first = new Answered("k-1", after(1), "run 7", "accepted 12");
    Answered second = new Answered("k-2", after(2), "skip 7", "");
    write(tx -> tx.changes().answer(first));
    write(tx -> tx.changes().answer(second));
    assertThat(reading().list(tx -> tx.changes().answered("k-1").stream().toList()))
        .containsExactly(first);
    assertThatThrownBy(() -> write(tx -> tx.changes().answer(first))).isInstanceOf(Conflict.class);
    assertThat(writing().number(tx -> tx.changes().forgetAnswers(after(2)))).isEqualTo(1);
    assertThat(reading().list(tx -> tx.changes().answered("k-1").stream().toList())).isEmpty();
    assertThat(reading().list(tx -> tx.changes().answered("k-2").stream().toList()))
        .containsExactly(second);
  }

  @Test
  default void changesAreKeptForLaterQuestions() {
    Change forEver =
        new Change(
            4,
            About.EVERYTHING,
            "override",
            new By("eve", "", after(4), Optional.empty()),
            new Words("1", "2"));
    write(
        tx -> {
          tx.changes().audit(List.of(change(1, 7), change(2, 8)));
          tx.changes().audit(List.of(change(3, 7), forEver));
        });
    assertThat(reading().is(tx -> tx.changes().isAudited(2))).isTrue();
    assertThat(reading().is(tx -> tx.changes().isAudited(5))).isFalse();
    assertThat(reading().list(tx -> tx.changes().audits(OptionalInt.empty(), Long.MAX_VALUE, 2)))
        .containsExactly(forEver, change(3, 7));
    assertThat(reading().list(tx -> tx.changes().audits(OptionalInt.empty(), 3, 9)))
        .containsExactly(change(2, 8), change(1, 7));
    assertThat(reading().list(tx -> tx.changes().audits(OptionalInt.of(7), Long.MAX_VALUE, 9)))
        .containsExactly(change(3, 7), change(1, 7));
  }

  @Test
  default void changesAreFoundByTheNameOfWhatHasNoNumber() {
    By by = new By("eve", "", after(4), Optional.empty());
    Change made = new Change(4, About.named("purge"), "make", by, new Words("", "{}"));
    Change other = new Change(5, About.named("mail"), "make", by, new Words("", "{}"));
    Change token = new Change(6, About.NO_TASK, "issue token", by, new Words("", "'purge'"));
    write(tx -> tx.changes().audit(List.of(change(1, 7), change(2, 8), made, other, token)));
    write(tx -> tx.changes().audit(List.of(change(7, 9))));
    assertThat(reading().list(tx -> tx.changes().audits(List.of(7, 9), "purge", Long.MAX_VALUE, 9)))
        .containsExactly(change(7, 9), made, change(1, 7));
    assertThat(reading().list(tx -> tx.changes().audits(List.of(7, 9), "purge", 7, 1)))
        .containsExactly(made);
    assertThat(reading().list(tx -> tx.changes().audits(List.of(), "mail", 99, 9)))
        .containsExactly(other);
    assertThat(reading().list(tx -> tx.changes().audits(OptionalInt.empty(), 7, 2)))
        .containsExactly(token, other);
  }

  @Test
  default void anOverrideTakesThePlaceOfTheOneBefore() {
    Overridden everywhere = override("", "pause", Optional.empty());
    Overridden newer =
        new Overridden(
            "purge", "timeout", "\"9m\"", new By("ann", "why", after(9), Optional.empty()));
    write(
        tx -> {
          tx.changes().override(override("purge", "timeout", Optional.of(5L)));
          tx.changes().override(override("purge", "retries", Optional.empty()));
          tx.changes().override(override("mail", "timeout", Optional.empty()));
          tx.changes().override(everywhere);
        });
    write(tx -> tx.changes().override(newer));
    assertThat(reading().list(tx -> tx.changes().overrides(List.of("purge", "", "nobody"))))
        .containsExactlyInAnyOrder(
            newer, override("purge", "retries", Optional.empty()), everywhere);
    assertThat(
            reading().list(tx -> tx.changes().overridesUnder(List.of("timeout", "pause", "none"))))
        .containsExactlyInAnyOrder(
            newer, override("mail", "timeout", Optional.empty()), everywhere);
    write(tx -> tx.changes().revert("purge", "timeout"));
    write(tx -> tx.changes().revert("purge", "nothing"));
    assertThat(reading().list(tx -> tx.changes().overrides(List.of("purge"))))
        .containsExactly(override("purge", "retries", Optional.empty()));
  }

  @Test
  default void anOverrideExpiresAtItsInstant() {
    Overridden soon = override("purge", "timeout", Optional.of(5L));
    Overridden later = override("mail", "timeout", Optional.of(6L));
    write(
        tx -> {
          tx.changes().override(soon);
          tx.changes().override(later);
          tx.changes().override(override("mail", "retries", Optional.empty()));
        });
    assertThat(reading().list(tx -> tx.changes().expired(after(4)))).isEmpty();
    assertThat(reading().list(tx -> tx.changes().expired(after(5)))).containsExactly(soon);
    assertThat(reading().list(tx -> tx.changes().expired(after(6))))
        .containsExactlyInAnyOrder(soon, later);
  }
}
