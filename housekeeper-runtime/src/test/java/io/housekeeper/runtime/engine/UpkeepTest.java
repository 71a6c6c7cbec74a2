package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.TokenHash;
import io.housekeeper.runtime.ledger.TokenRow;
import io.housekeeper.runtime.ledger.TokenRow.Act;
import io.housekeeper.runtime.ledger.TokenRow.Grant;
import io.housekeeper.runtime.ledger.TokenRow.Kind;
import io.housekeeper.runtime.ledger.TokenRow.Validity;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with hours that are over, and with what else is. */
class UpkeepTest {

  private static final int DAY = 24;
  private static final int TASKS = 250;

  @TempDir Path folder;

  private Store store =
      new io.housekeeper.runtime.ledger.memory.MemoryStore(InstantSource.system());
  private Ledger ledger = new StoredLedger(store);
  private int now;

  @BeforeEach
  void open() {
    store = JdbiStores.sqlite(folder.resolve("housekeeper.db"), InstantSource.system());
    ledger = new StoredLedger(store);
    now = (int) (InstantSource.system().millis() / Duration.ofHours(1).toMillis());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  /** One run of each task. */
  private void ran(int hoursAgo) {
    List<Rollup> rows =
        IntStream.rangeClosed(1, TASKS)
            .mapToObj(task -> new Rollup.Key(task, now - hoursAgo, 3))
            .map(
                key -> new Rollup(key, new Counts(1, 0, 0, 0, 5), Durations.of(5), Durations.of(0)))
            .toList();
    store.write(
        Store.Lane.BULK,
        tx -> {
          tx.rollups().insert(rows);
          return true;
        });
  }

  private List<Rollup> kept() {
    return ledger.history().hours(List.of(), 0, Integer.MAX_VALUE);
  }

  private static List<Integer> all() {
    return IntStream.rangeClosed(1, TASKS).boxed().toList();
  }

  @Test
  void hoursAreCountedWhenTheyAreOverForSixAndForgottenAfter400Days() {
    for (int hoursAgo : List.of(401 * DAY, 399 * DAY, 8, 4, 0)) {
      ran(hoursAgo);
    }
    List<Rollup> totals = ledger.history().totals(all());
    assertThat(totals).hasSize(TASKS).allMatch(total -> total.counts().runs() == 5);

    try (EngineTester tester = EngineTester.on(ledger)) {
      tester.start();
      EngineTester.await("old hours to be counted", () -> hoursAgo(true).size() == 2 * TASKS);
      EngineTester.await("the oldest to be gone", () -> kept().size() == 4 * TASKS);
    }

    assertThat(hoursAgo(true)).hasSize(2 * TASKS).containsOnly(399 * DAY, 8);
    assertThat(hoursAgo(false)).hasSize(2 * TASKS).containsOnly(4, 0);
    assertThat(ledger.history().totals(all())).isEqualTo(totals);
  }

  @Test
  void whoCouldComeInIsForgottenADayAfterAndAProgramThirtyDaysAfter() {
    TokenRow session = ended(1, Kind.SESSION, 25);
    TokenRow recent = ended(2, Kind.SESSION, 23);
    TokenRow program = ended(3, Kind.TOKEN, 29 * DAY);
    TokenRow old = ended(4, Kind.TOKEN, 31 * DAY);
    for (TokenRow row : List.of(session, recent, program, old)) {
      store.write(
          Store.Lane.BULK,
          tx -> {
            tx.tokens().insert(row);
            return true;
          });
    }
    try (EngineTester tester = EngineTester.on(ledger)) {
      tester.start();
      EngineTester.await("some to be forgotten", () -> tokens().size() == 2);
    }
    assertThat(tokens()).containsExactly(program, recent);
  }

  private List<TokenRow> tokens() {
    return store.read(tx -> tx.tokens().all());
  }

  private TokenRow ended(long id, Kind kind, int hoursAgo) {
    Instant end = Instant.EPOCH.plus(Duration.ofHours(now - hoursAgo));
    return new TokenRow(
        id,
        new Grant(kind, "ann", "ADMIN", OptionalLong.empty()),
        TokenHash.of("secret " + id),
        new Validity(
            new Act("eve", end.minus(Duration.ofHours(1))), Optional.of(end), Optional.empty()),
        Optional.empty());
  }

  /** Of what is kept and counted, or not counted. */
  private List<Integer> hoursAgo(boolean counted) {
    return kept().stream()
        .map(Rollup::key)
        .filter(key -> counted == (key.slot() == Rollup.Key.ALL_NODES))
        .map(key -> now - key.hour())
        .toList();
  }
}
