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

  private static final Duration AT_MOST = Duration.ofMinutes(6);

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
      Duration took = Duration.between(await(peer, due), end(peer));
      return OptionalDouble.of(tasks / (took.toNanos() / 1e9));
    }
  }

  private void begin() {
    firstMillis.compareAndSet(Long.MAX_VALUE, clock.millis());
    begun.countDown();
  }

  /** Waits until all have begun; from when the time counts. */
  private Instant await(Peer peer, Instant due) throws Exception {
    if (!begun.await(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%s: %d have not begun, %d are left".formatted(contender, begun.getCount(), peer.left()));
    }
    return contender.isPrompt() ? due : Instant.ofEpochMilli(firstMillis.get());
  }

  private Instant end(Peer peer) throws Exception {
    while (peer.left() > 0) {
      Thread.sleep(1);
    }
    return clock.instant();
  }
}
