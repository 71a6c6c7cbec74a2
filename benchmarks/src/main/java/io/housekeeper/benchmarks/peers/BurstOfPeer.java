package io.housekeeper.benchmarks.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many tasks that are due at one instant, from that instant to the last one that has ended durably.
 * For who is not prompt, from the begin of the first one.
 */
final class BurstOfPeer {

  /** Who is not done by then is measured by what has ended. */
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final InstantSource clock = InstantSource.system();
  private final Contender contender;
  private final int tasks;
  private final CountDownLatch begun;
  private final AtomicLong firstMillis = new AtomicLong(Long.MAX_VALUE);

  private BurstOfPeer(Contender contender, int tasks) {
    this.contender = contender;
    this.tasks = tasks;
    this.begun = new CountDownLatch(tasks);
  }

  /** Runs per second; with more time to plan, if that was too little. */
  static double runsPerSecond(Contender contender, int tasks) throws Exception {
    OptionalDouble figure = OptionalDouble.empty();
    for (Duration lead = contender.lead(); figure.isEmpty(); lead = lead.multipliedBy(2)) {
      figure = new BurstOfPeer(contender, tasks).measure(lead);
    }
    return figure.getAsDouble();
  }

  /** Nothing if the tasks were not planned before they were due. */
  private OptionalDouble measure(Duration lead) throws Exception {
    try (Peer peer = contender.open(due -> begin())) {
      Instant due = clock.instant().plus(lead);
      peer.planOnce(tasks, due);
      if (contender.isPrompt() && !clock.instant().isBefore(due)) {
        return OptionalDouble.empty();
      }
      peer.start();
      Duration atMost = Duration.between(clock.instant(), due.plus(AT_MOST));
      boolean haveAllBegun = begun.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      Instant from = contender.isPrompt() ? due : Instant.ofEpochMilli(firstMillis.get());
      long left = haveAllBegun ? awaitEnd(peer) : peer.left();
      Duration took = Duration.between(from, clock.instant());
      return OptionalDouble.of((tasks - left) / (took.toNanos() / 1e9));
    }
  }

  private void begin() {
    firstMillis.compareAndSet(Long.MAX_VALUE, clock.millis());
    begun.countDown();
  }

  private static long awaitEnd(Peer peer) throws Exception {
    while (peer.left() > 0) {
      Thread.sleep(1);
    }
    return 0;
  }
}
