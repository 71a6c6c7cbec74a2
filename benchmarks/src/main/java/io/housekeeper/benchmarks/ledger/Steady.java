package io.housekeeper.benchmarks.ledger;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;

/** Tasks that are due every second, for a while: how many of their fires run, and how late. */
final class Steady {

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private Steady() {}

  /** Lets tasks run on a store for so many seconds, after a warm-up. Closes the store. */
  static Lateness measure(Store store, int tasks, int seconds, String schedule)
      throws InterruptedException {
    Punctuality punctuality = new Punctuality(tasks, seconds, WARM_UP);
    try (Ledger ledger = new StoredLedger(store);
        Fleet fleet =
            Fleet.start(
                ledger, tasks, 1, schedule, run -> punctuality.note(run.fire().orElseThrow()))) {
      System.err.printf("  registered in %d ms%n", fleet.registration().toMillis());
      return punctuality.await();
    }
  }
}
