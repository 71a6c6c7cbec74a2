package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Durations;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does with hours that are over. */
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

  /** Of what is kept and counted, or not counted. */
  private List<Integer> hoursAgo(boolean counted) {
    return kept().stream()
        .map(Rollup::key)
        .filter(key -> counted == (key.slot() == Rollup.Key.ALL_NODES))
        .map(key -> now - key.hour())
        .toList();
  }
}
