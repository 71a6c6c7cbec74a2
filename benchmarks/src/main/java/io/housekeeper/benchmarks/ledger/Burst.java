package io.housekeeper.benchmarks.ledger;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Many one-time tasks that are due at one instant: claimed, run and recorded. Measured from that
 * instant to the last result that is durable. The code does nothing.
 */
final class Burst {

  private static final Duration ROOM = Duration.ofMillis(500);

  private final InstantSource clock = InstantSource.system();
  private final CountingStore store;
  private final int tasks;
  private final List<Round> rounds = new ArrayList<>();

  private Burst(Store store, int tasks) {
    this.store = new CountingStore(store, clock);
    this.tasks = tasks;
  }

  /** What one round took. */
  record Round(Duration registration, Duration burst, int tasks) {

    double runsPerSecond() {
      return tasks / (burst.toNanos() / 1e9);
    }
  }

  /** So many rounds on a store, each with the same tasks at a later instant. Closes the store. */
  static List<Round> rounds(Store store, int tasks, int rounds) throws InterruptedException {
    Burst burst = new Burst(store, tasks);
    try (Ledger ledger = new StoredLedger(burst.store)) {
      Duration lead = Duration.ofSeconds(8);
      for (int i = 0; i < rounds; i++) {
        Round round = burst.round(ledger, i, lead);
        burst.rounds.add(round);
        System.err.printf(
            "  round %d: registered in %d ms, %,.0f runs/s%n",
            i, round.registration.toMillis(), round.runsPerSecond());
        lead = round.registration.multipliedBy(2).plus(ROOM);
      }
    }
    return burst.rounds;
  }

  private Round round(Ledger ledger, int number, Duration lead) throws InterruptedException {
    long before = store.durable();
    Instant due = Instant.ofEpochMilli(clock.millis()).plus(lead);
    try (Fleet fleet = Fleet.start(ledger, tasks, number, "at " + due, run -> {})) {
      if (!clock.instant().isBefore(due)) {
        throw new IllegalStateException(
            "the tasks were registered too late: " + fleet.registration());
      }
      Instant end = store.await(before + tasks);
      return new Round(fleet.registration(), Duration.between(due, end), tasks);
    }
  }
}
