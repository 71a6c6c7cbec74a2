package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.LedgerFailure.Conflict;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Stored;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who counts an hour while others write of it, or count it too. */
class ConcurrentCountingTest implements Stored {

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
  void empty() throws SQLException {
    ledger.empty();
  }

  @AfterEach
  void endOthers() {
    others.close();
  }

  @Override
  public Store store() {
    return ledger.store();
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
    OpenTransactions.Other other =
        others.begin(tx -> tx.rollups().delete(keys(tx.rollups().lock(List.of(rollup(7).key())))));
    late =
        others.meanwhile(
            tx -> {
              List<Rollup> there = tx.rollups().lock(List.of(rollup(7).key()));
              tx.rollups().insert(List.of(rollup(9)));
              return there;
            });
    OpenTransactions.awaitWaiter(ledger);
    assertThat(late).isNotDone();
    other.end();
    assertThat(late.get()).isEmpty();
    assertThat(reading().list(tx -> tx.rollups().totals(List.of(1)))).hasSize(1);
  }

  @Test
  void whoCountsWaitsForWhoWritesAndCountsThatToo() throws Exception {
    write(tx -> tx.rollups().insert(List.of(rollup(7))));
    CompletableFuture<List<Rollup>> counted;
    OpenTransactions.Other other =
        others.begin(
            tx -> {
              tx.rollups().lock(List.of(rollup(7).key()));
              tx.rollups().put(List.of(rollup(9)));
            });
    counted = others.meanwhile(tx -> tx.rollups().lock(tx.rollups().before(501, 10)));
    OpenTransactions.awaitWaiter(ledger);
    other.end();
    assertThat(counted.get()).containsExactly(rollup(9));
  }

  @Test
  void ofTwoWhoCountTheSameRowsOneFindsNone() throws Exception {
    write(tx -> tx.rollups().insert(List.of(rollup(7))));
    CompletableFuture<List<Rollup>> second;
    OpenTransactions.Other other =
        others.begin(
            tx -> tx.rollups().delete(keys(tx.rollups().lock(tx.rollups().before(501, 10)))));
    second = others.meanwhile(tx -> tx.rollups().lock(tx.rollups().before(501, 10)));
    OpenTransactions.awaitWaiter(ledger);
    other.end();
    assertThat(second.get()).isEmpty();
  }

  @Test
  void ofTwoWhoMakeTheFirstTotalOfATaskOneFindsAConflict() throws Exception {
    Rollup total = rollup(7).at(Rollup.Key.total(1));
    CompletableFuture<Boolean> second;
    OpenTransactions.Other other = others.begin(tx -> tx.totals().insert(List.of(total)));
    second =
        others.meanwhile(
            tx -> {
              assertThat(tx.totals().lock(List.of(total.key()))).isEmpty();
              tx.totals().insert(List.of(total));
              return true;
            });
    OpenTransactions.awaitWaiter(ledger);
    other.end();
    assertThatThrownBy(second::join).hasCauseInstanceOf(Conflict.class);
  }

  private static List<Rollup.Key> keys(List<Rollup> rows) {
    return rows.stream().map(Rollup::key).toList();
  }
}
