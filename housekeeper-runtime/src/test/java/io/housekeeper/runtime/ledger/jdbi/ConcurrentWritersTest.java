package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static io.housekeeper.runtime.ledger.store.SampleRows.node;
import static io.housekeeper.runtime.ledger.store.SampleRows.running;
import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static io.housekeeper.runtime.ledger.store.Stored.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Stored;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Attempts;
import io.housekeeper.runtime.run.RunState.Running;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two transactions at once: who waits for whom, and who does not. */
class ConcurrentWritersTest implements Stored {

  private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);

  private static PostgresLedger ledger;

  private final List<Other> others = new ArrayList<>();

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

  /** A transaction on another lane that has done its work and stays open until told. */
  private final class Other {

    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Boolean> result;

    private Other(Consumer<Transaction> work) throws InterruptedException {
      result =
          CompletableFuture.supplyAsync(
              () -> store().write(Lane.BULK, tx -> stayOpen(tx, work)), THREADS);
      done.await();
    }

    private boolean stayOpen(Transaction tx, Consumer<Transaction> work) {
      work.accept(tx);
      done.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    }

    private void end() {
      end.countDown();
      result.join();
    }
  }

  private Other other(Consumer<Transaction> work) throws InterruptedException {
    Other other = new Other(work);
    others.add(other);
    return other;
  }

  @AfterEach
  void endOthers() {
    others.forEach(Other::end);
  }

  private <T> CompletableFuture<T> meanwhile(Function<Transaction, T> work) {
    return CompletableFuture.supplyAsync(() -> store().write(Lane.BEAT, work), THREADS);
  }

  /** Returns when some session waits for a lock. */
  private static void awaitWaiter() throws SQLException, InterruptedException {
    for (int attempt = 0; attempt < 2_000; attempt++) {
      if (ledger.isTrue("select exists (select 1 from pg_locks where not granted)")) {
        return;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("nobody waits for a lock");
  }

  @Test
  void lockedTasksAreLeftOut() throws Exception {
    Other other = other(tx -> tx.tasks().lock(List.of(2)));
    assertThat(writing().list(tx -> tx.tasks().lockFree(List.of(1, 2, 3))))
        .containsExactly(task(1), task(3));
    assertThat(reading().list(tx -> tx.tasks().rows(List.of(2)))).containsExactly(task(2));
    other.end();
    assertThat(writing().list(tx -> tx.tasks().lockFree(List.of(2)))).containsExactly(task(2));
  }

  @Test
  void lockedRunsAreLeftOut() throws Exception {
    Other other = other(tx -> tx.live().lock(List.of(2L)));
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
    Other other =
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
    Other other = other(tx -> tx.tasks().update(List.of(new Update(task(2), moved))));
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
    Other other = other(tx -> tx.nodes().enter(1));
    silent = meanwhile(tx -> tx.nodes().lockSilent(1, 7));
    awaitWaiter();
    assertThat(silent).isNotDone();
    other.end();
    assertThat(silent.get()).isTrue();
  }

  @Test
  void whoBeatsMeanwhileIsNotSilent() throws Exception {
    CompletableFuture<Boolean> silent;
    Other other =
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
    Other other =
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
    Other other = other(tx -> tx.nodes().enter(1));
    assertThat(writing().optional(tx -> tx.nodes().enter(1))).isPresent();
    assertThat(meanwhile(tx -> tx.nodes().beat(1)).get()).isPresent();
    other.end();
  }

  private static Rollup rollup(long millis) {
    return new Rollup(
        new Rollup.Key(1, 500, 3),
        new Counts(1, 0, 0, 0, millis),
        Durations.of(millis),
        Durations.NONE);
  }

  @Test
  void whoWritesOfAnHourThatIsBeingCountedMakesANewRow() throws Exception {
    write(tx -> tx.rollups().insert(List.of(rollup(7))));
    CompletableFuture<List<Rollup>> late;
    Other other =
        other(tx -> tx.rollups().delete(keys(tx.rollups().lock(List.of(rollup(7).key())))));
    late =
        meanwhile(
            tx -> {
              List<Rollup> there = tx.rollups().lock(List.of(rollup(7).key()));
              tx.rollups().insert(List.of(rollup(9)));
              return there;
            });
    awaitWaiter();
    assertThat(late).isNotDone();
    other.end();
    assertThat(late.get()).isEmpty();
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1)))).hasSize(1);
  }

  @Test
  void whoCountsWaitsForWhoWritesAndCountsThatToo() throws Exception {
    write(tx -> tx.rollups().insert(List.of(rollup(7))));
    CompletableFuture<List<Rollup>> counted;
    Other other =
        other(
            tx -> {
              tx.rollups().lock(List.of(rollup(7).key()));
              tx.rollups().put(List.of(rollup(9)));
            });
    counted = meanwhile(tx -> tx.rollups().lock(tx.rollups().before(501, 10)));
    awaitWaiter();
    other.end();
    assertThat(counted.get()).containsExactly(rollup(9));
  }

  @Test
  void ofTwoWhoCountTheSameRowsOneFindsNone() throws Exception {
    write(tx -> tx.rollups().insert(List.of(rollup(7))));
    CompletableFuture<List<Rollup>> second;
    Other other =
        other(tx -> tx.rollups().delete(keys(tx.rollups().lock(tx.rollups().before(501, 10)))));
    second = meanwhile(tx -> tx.rollups().lock(tx.rollups().before(501, 10)));
    awaitWaiter();
    other.end();
    assertThat(second.get()).isEmpty();
  }

  @Test
  void ofTwoWhoMakeTheFirstTotalOfATaskOneFindsAConflict() throws Exception {
    Rollup total = rollup(7).at(Rollup.Key.total(1));
    CompletableFuture<Boolean> second;
    Other other = other(tx -> tx.totals().insert(List.of(total)));
    second =
        meanwhile(
            tx -> {
              assertThat(tx.totals().lock(List.of(total.key()))).isEmpty();
              tx.totals().insert(List.of(total));
              return true;
            });
    awaitWaiter();
    other.end();
    assertThatThrownBy(second::join).hasCauseInstanceOf(Conflict.class);
  }

  private static List<Rollup.Key> keys(List<Rollup> rows) {
    return rows.stream().map(Rollup::key).toList();
  }

  @Test
  void changesBecomeVisibleInTheOrderOfTheirNumbers() throws Exception {
    CompletableFuture<Long> second;
    Other other = other(tx -> tx.changes().changed(List.of(1)));
    second = meanwhile(tx -> tx.changes().changed(List.of(2)));
    awaitWaiter();
    assertThat(reading().number(tx -> tx.changes().revision())).isZero();
    other.end();
    assertThat(second.get()).isEqualTo(2);
    assertThat(reading().list(tx -> tx.changes().changedSince(1))).containsExactly(2);
  }
}
