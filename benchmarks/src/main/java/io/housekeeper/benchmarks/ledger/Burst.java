package io.housekeeper.benchmarks.ledger;

import com.sun.management.OperatingSystemMXBean;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many one-time tasks that are due at one instant: claimed, run and recorded. Measured from that
 * instant to the last result that is durable. The code does nothing.
 */
final class Burst implements AutoCloseable {

  private static final Duration ROOM = Duration.ofMillis(500);

  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final InstantSource clock = InstantSource.system();
  private final CountingStore store;
  private final int tasks;
  private final List<Round> rounds = new ArrayList<>();

  private final Ledger ledger;
  private int version;
  private Duration lead = Duration.ofSeconds(15);

  /** On a store, which it closes in the end. */
  Burst(Store store, int tasks) {
    this.store = new CountingStore(store, clock);
    this.ledger = new StoredLedger(this.store);
    this.tasks = tasks;
  }

  /**
   * What one round took.
   *
   * @param cpu the processor time of this JVM
   */
  record Round(Duration registration, Duration burst, Duration cpu, int tasks) {

    double runsPerSecond() {
      return tasks / (burst.toNanos() / 1e9);
    }

    double cpuMicrosPerRun() {
      return cpu.toNanos() / 1e3 / tasks;
    }
  }

  /** So many rounds on a store, each with the same tasks at a later instant. Closes the store. */
  static List<Round> rounds(Store store, int tasks, int rounds) throws InterruptedException {
    try (Burst burst = new Burst(store, tasks)) {
      while (burst.rounds.size() < rounds) {
        burst.add(burst.next());
      }
      return burst.rounds;
    }
  }

  /** The same tasks at a later instant. */
  Round next() throws InterruptedException {
    Optional<Round> round = Optional.empty();
    while (round.isEmpty()) {
      round = round(version++);
      lead =
          round
              .map(one -> one.registration.multipliedBy(3).plus(ROOM))
              .orElse(lead.multipliedBy(2));
    }
    return round.get();
  }

  @Override
  public void close() {
    ledger.close();
  }

  private void add(Round round) {
    System.err.printf(
        "  round %d: registered in %d ms, %,.0f runs/s, %.1f us of processor time a run%n",
        rounds.size(),
        round.registration.toMillis(),
        round.runsPerSecond(),
        round.cpuMicrosPerRun());
    rounds.add(round);
  }

  /** Nothing if the tasks were not registered before they were due. */
  private Optional<Round> round(int number) throws InterruptedException {
    // In whole milliseconds, as fires are.
    Instant due = Instant.ofEpochMilli(clock.millis() + lead.toMillis());
    store.countFrom(due);
    try (Fleet fleet = Fleet.start(ledger, tasks, number, "at " + due, run -> {})) {
      if (!clock.instant().isBefore(due)) {
        return Optional.empty();
      }
      Thread.sleep(Duration.between(clock.instant(), due));
      Profile.Measured event = new Profile.Measured("burst");
      long cpu = OS.getProcessCpuTime();
      event.begin();
      Instant end = store.await(tasks);
      event.commit();
      Duration used = Duration.ofNanos(OS.getProcessCpuTime() - cpu);
      return Optional.of(new Round(fleet.registration(), Duration.between(due, end), used, tasks));
    }
  }
}
