package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Grant;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.TokenRow.Validity;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Stored;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunState.Running;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two transactions at once: who waits for whom, and who does not. */
class ConcurrentWritersTest implements Stored {

  private static PostgresLedger ledger;

  private final OpenTransactions others = new OpenTransactions(() -> ledger.store());

  @BeforeAll
  static void open() {
    ledger = PostgresLedger.fresh();
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void fill() throws SQLException {
    ledger.empty();
    write(
        tx -> {
          tx.nodes().insert(node(1, 1));
          tx.tasks().insert(List.of(task(1), task(2), task(3)));
          tx.live().insert(List.of(live(1), live(2), live(3)));
        });
  }

  @Override
  public Store store() {
    return ledger.store();
  }

  private static LiveRow live(long id) {
    return running(fire(id, (int) id, after(id)), 1);
  }

  private OpenTransactions.Other other(Consumer<Transaction> work) throws InterruptedException {
    return others.begin(work);
  }

  @AfterEach
  void endOthers() {
    others.close();
  }

  private <T> CompletableFuture<T> meanwhile(Function<Transaction, T> work) {
    return others.meanwhile(work);
  }

  private static void awaitWaiter() throws SQLException, InterruptedException {
    OpenTransactions.awaitWaiter(ledger);
  }

  @Test
  void lockedTasksAreLeftOut() throws Exception {
    OpenTransactions.Other other = other(tx -> tx.tasks().lock(List.of(2)));
    assertThat(writing().list(tx -> tx.tasks().lockFree(List.of(1, 2, 3))))
        .containsExactly(task(1), task(3));
    assertThat(reading().list(tx -> tx.tasks().rows(List.of(2)))).containsExactly(task(2));
    other.end();
    assertThat(writing().list(tx -> tx.tasks().lockFree(List.of(2)))).containsExactly(task(2));
  }

  @Test
  void lockedRunsAreLeftOut() throws Exception {
    OpenTransactions.Other other = other(tx -> tx.live().lock(List.of(2L)));
    assertThat(writing().list(tx -> tx.live().lockFree(List.of(1L, 2L, 3L))))
        .containsExactly(live(1), live(3));
    write(tx -> tx.live().wantCancelled(List.of(1L, 2L)));
    other.end();
    LiveRow cancelled = live(1).with(new Running(new Attempts(1, 0), true));
    assertThat(reading().list(tx -> tx.live().rows(List.of(1L, 2L))))
        .containsExactly(cancelled, live(2));
  }

  @Test
  void whoWaitsForALockSeesWhatTheOtherHasWritten() throws Exception {
    TaskRow moved = task(2).with(task(2).cursor().movedTo(after(1)));
    CompletableFuture<List<TaskRow>> locked;
    OpenTransactions.Other other =
        other(
            tx -> {
              tx.tasks().lock(List.of(2));
              tx.tasks().update(List.of(new Update(task(2), moved)));
            });
    locked = meanwhile(tx -> tx.tasks().lock(List.of(3, 2)));
    awaitWaiter();
    assertThat(locked).isNotDone();
    other.end();
    assertThat(locked.get()).containsExactly(moved, task(3));
  }

  @Test
  void whoMovesACursorThatHasMovedFindsAConflict() throws Exception {
    TaskRow moved = task(2).with(task(2).cursor().movedTo(after(1)));
    CompletableFuture<Boolean> late;
    OpenTransactions.Other other =
        other(tx -> tx.tasks().update(List.of(new Update(task(2), moved))));
    late =
        meanwhile(
            tx -> {
              tx.tasks().update(List.of(new Update(task(2), moved)));
              return true;
            });
    awaitWaiter();
    other.end();
    assertThatThrownBy(late::join).hasCauseInstanceOf(Conflict.class);
  }

  @Test
  void nobodyIsDeclaredDeadInsideItsTransaction() throws Exception {
    CompletableFuture<Boolean> silent;
    OpenTransactions.Other other = other(tx -> tx.nodes().enter(1));
    silent = meanwhile(tx -> tx.nodes().lockSilent(1, 7));
    awaitWaiter();
    assertThat(silent).isNotDone();
    other.end();
    assertThat(silent.get()).isTrue();
  }

  @Test
  void whoBeatsMeanwhileIsNotSilent() throws Exception {
    CompletableFuture<Boolean> silent;
    OpenTransactions.Other other =
        other(
            tx -> {
              tx.nodes().enter(1);
              tx.nodes().beat(1);
            });
    silent = meanwhile(tx -> tx.nodes().lockSilent(1, 7));
    awaitWaiter();
    other.end();
    assertThat(silent.get()).isFalse();
  }

  @Test
  void aSweepKeepsTheDeadFromEntering() throws Exception {
    CompletableFuture<Boolean> entered;
    OpenTransactions.Other other =
        other(
            tx -> {
              tx.nodes().lockSilent(1, 7);
              tx.nodes().die(1, after(1));
            });
    entered = meanwhile(tx -> tx.nodes().enter(1).isPresent());
    awaitWaiter();
    other.end();
    assertThat(entered.get()).isFalse();
  }

  @Test
  void beatsAndOtherTransactionsOfTheNodeGoOn() throws Exception {
    OpenTransactions.Other other = other(tx -> tx.nodes().enter(1));
    assertThat(writing().optional(tx -> tx.nodes().enter(1))).isPresent();
    assertThat(meanwhile(tx -> tx.nodes().beat(1)).get()).isPresent();
    other.end();
  }

  private static TokenRow link() {
    return new TokenRow(
        1,
        new Grant(Kind.LINK, "ann", "ADMIN", OptionalLong.empty()),
        TokenHash.of("link"),
        new Validity(new Act("eve", after(1)), Optional.of(after(9)), Optional.empty()),
        Optional.empty());
  }

  @Test
  void whoWaitsForALinkSeesThatItIsUsedUp() throws Exception {
    Act ann = new Act("ann", after(2));
    write(tx -> tx.tokens().insert(link()));
    CompletableFuture<Optional<TokenRow>> second;
    OpenTransactions.Other other =
        other(
            tx -> {
              tx.tokens().lock(link().hash());
              tx.tokens().revoke(List.of(1L), ann);
            });
    second = meanwhile(tx -> tx.tokens().lock(link().hash()));
    awaitWaiter();
    assertThat(second).isNotDone();
    other.end();
    assertThat(second.get()).contains(link().revoked(ann));
  }

  @Test
  void whoUsesATokenWaitsForNobody() throws Exception {
    write(tx -> tx.tokens().insert(link()));
    OpenTransactions.Other other = other(tx -> tx.tokens().used(1, after(2), after(0)));
    write(tx -> tx.tokens().used(1, after(3), after(0)));
    assertThat(writing().number(tx -> tx.tokens().forget(after(99), after(99)))).isZero();
    other.end();
    assertThat(reading().list(tx -> tx.tokens().all())).containsExactly(link().usedAt(after(2)));
  }

  @Test
  void changesBecomeVisibleInTheOrderOfTheirNumbers() throws Exception {
    CompletableFuture<Long> second;
    OpenTransactions.Other other = other(tx -> tx.changes().changed(List.of(1)));
    second = meanwhile(tx -> tx.changes().changed(List.of(2)));
    awaitWaiter();
    assertThat(reading().number(tx -> tx.changes().revision())).isZero();
    other.end();
    assertThat(second.get()).isEqualTo(2);
    assertThat(reading().list(tx -> tx.changes().changedSince(1))).containsExactly(2);
  }
}
