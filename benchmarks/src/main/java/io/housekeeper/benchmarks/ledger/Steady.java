package io.housekeeper.benchmarks.ledger;

import io.housekeeper.api.TaskRun;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that are due every second, for a while: how many of their fires run, and how late. */
final class Steady {

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final InstantSource clock = InstantSource.system();
  private final Instant from;
  private final Instant to;
  private final long[] micros;
  private final AtomicInteger delivered = new AtomicInteger();

  private Steady(int tasks, int seconds) {
    this.from = Instant.ofEpochSecond(clock.instant().getEpochSecond()).plus(WARM_UP);
    this.to = from.plusSeconds(seconds);
    this.micros = new long[tasks * seconds];
  }

  /** Which part of the fires ran, and how late in milliseconds. */
  record Lateness(int due, int delivered, double p50, double p99, double max) {}

  /** Lets tasks run on a store for so many seconds, after a warm-up. Closes the store. */
  static Lateness measure(Store store, int tasks, int seconds, String schedule)
      throws InterruptedException {
    Steady steady = new Steady(tasks, seconds);
    try (Ledger ledger = new StoredLedger(store);
        Fleet fleet = Fleet.start(ledger, tasks, 1, schedule, steady::note)) {
      System.err.printf("  registered in %d ms%n", fleet.registration().toMillis());
      Thread.sleep(Duration.between(steady.clock.instant(), steady.to).plusSeconds(1));
    }
    return steady.lateness();
  }

  private void note(TaskRun run) {
    Instant now = clock.instant();
    Instant fire = run.fire().orElseThrow();
    if (!fire.isBefore(from) && fire.isBefore(to)) {
      micros[delivered.getAndIncrement()] = Duration.between(fire, now).toNanos() / 1_000;
    }
  }

  private Lateness lateness() {
    int count = delivered.get();
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return new Lateness(
        micros.length,
        count,
        sorted[count / 2] / 1e3,
        sorted[(int) (count * 0.99)] / 1e3,
        sorted[count - 1] / 1e3);
  }
}
