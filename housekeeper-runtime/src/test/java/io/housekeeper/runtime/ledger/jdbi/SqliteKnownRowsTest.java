package io.housekeeper.runtime.ledger.jdbi;

import static io.housekeeper.runtime.ledger.store.SampleRows.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.TaskTable.Update;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection that writes a file knows what is in it, unless somebody changes it by hand. */
class SqliteKnownRowsTest {

  @TempDir Path folder;

  private SqliteLedger ledger;
  private Store store;

  @BeforeEach
  void open() {
    ledger = new SqliteLedger(folder);
    store = ledger.store();
    write(
        tx -> {
          tx.tasks().insert(List.of(task(1)));
          return true;
        });
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void whatIsKnownIsNotRead() throws SQLException {
    byHand("update task set crashes = 7");

    assertThat(locked()).isEqualTo(task(1));
    assertThat(store.read(tx -> tx.tasks().rows(List.of(1))).get(0).crashes()).isEqualTo(7);
  }

  @Test
  void aCursorThatWasMovedByHandIsFoundOutWhenItIsMovedAgain() throws SQLException {
    byHand("update task set accounted_to = accounted_to + 5");
    Instant moved = task(1).cursor().accountedTo().plusMillis(5);

    assertThatThrownBy(this::moveOn).isInstanceOf(Conflict.class);

    assertThat(locked().cursor().accountedTo()).isEqualTo(moved);
    moveOn();
    assertThat(locked().cursor().accountedTo()).isEqualTo(moved.plusSeconds(1));
  }

  @Test
  void whatWasNotCommittedIsNotKnown() {
    TaskRow before = locked();
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      tx.tasks().update(List.of(new Update(before, before.crashes(3))));
                      throw new IllegalStateException("something else is wrong");
                    }))
        .hasMessage("something else is wrong");

    assertThat(locked()).isEqualTo(before);
  }

  @Test
  void whatIsNotKnownOfAnHourThatBeganEmptyIsNotThere() throws SQLException {
    assertThat(locked(rollup(1))).isEmpty();
    insert(rollup(1));
    byHand(
        "insert into rollup select runs, bad, skipped, missed, ms, 2, hour, slot, hist, late from rollup");

    assertThat(locked(rollup(1))).containsExactly(rollup(1));
    assertThat(locked(rollup(2))).isEmpty();

    assertThatThrownBy(() -> insert(rollup(2))).isInstanceOf(Conflict.class);
    assertThat(locked(rollup(2))).containsExactly(rollup(2));
  }

  @Test
  void whatIsCountedIsNoLongerKnownAndCanBeWrittenAgain() {
    assertThat(locked(rollup(1))).isEmpty();
    insert(rollup(1));
    write(
        tx -> {
          tx.rollups().delete(List.of(rollup(1).key()));
          return true;
        });

    assertThat(locked(rollup(1))).isEmpty();
    insert(rollup(1));
    assertThat(locked(rollup(1))).containsExactly(rollup(1));
    List<Rollup> there = store.read(tx -> tx.rollups().between(List.of(), 0, 1_000));
    assertThat(there).containsExactly(rollup(1));
  }

  @Test
  void whatWasNotCountedInTheEndIsStillKnown() {
    insert(rollup(1));
    assertThatThrownBy(
            () ->
                write(
                    tx -> {
                      tx.rollups().delete(List.of(rollup(1).key()));
                      throw new IllegalStateException("something else is wrong");
                    }))
        .hasMessage("something else is wrong");

    assertThat(locked(rollup(1))).containsExactly(rollup(1));
  }

  @Test
  void anHourOfWhichThereWasSomethingIsRead() throws SQLException {
    byHand("insert into rollup values (0, 0, 0, 0, 0, 2, 500, 3, '', '')");

    assertThat(locked(rollup(1))).isEmpty();
    assertThat(locked(rollup(2))).containsExactly(rollup(2));
  }

  private static Rollup rollup(int task) {
    return Rollup.empty(new Rollup.Key(task, 500, 3));
  }

  private List<Rollup> locked(Rollup row) {
    return write(tx -> tx.rollups().lock(List.of(row.key())));
  }

  private void insert(Rollup row) {
    write(
        tx -> {
          tx.rollups().insert(List.of(row));
          return true;
        });
  }

  private TaskRow locked() {
    return write(tx -> tx.tasks().lock(List.of(1)).get(0));
  }

  private void moveOn() {
    write(
        tx -> {
          TaskRow row = tx.tasks().lock(List.of(1)).get(0);
          Instant next = row.cursor().accountedTo().plusSeconds(1);
          tx.tasks().update(List.of(new Update(row, row.with(row.cursor().movedTo(next)))));
          return true;
        });
  }

  private <T> T write(Function<Transaction, T> work) {
    return store.write(Lane.RUNS, work);
  }

  private void byHand(String sql) throws SQLException {
    SqliteLedger.execute(ledger.file(), sql);
  }
}
