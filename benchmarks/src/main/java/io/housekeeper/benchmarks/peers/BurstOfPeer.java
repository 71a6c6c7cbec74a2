package io.housekeeper.benchmarks.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many tasks that are due at one instant, from that instant to the last one that has ended durably.
 * For who is not prompt, from the begin of the first one.
 */
final class BurstOfPeer {

  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private final InstantSource clock = InstantSource.system();
  private final Contender contender;
  private final int tasks;
  private final CountDownLatch begun;
  private final AtomicReference<Instant> first = new AtomicReference<>(Instant.MAX);

  BurstOfPeer(Contender contender, int tasks) {
    this.contender = contender;
    this.tasks = tasks;
    this.begun = new CountDownLatch(tasks);
  }

  /** Runs per second. */
  double runsPerSecond() throws Exception {
    try (Peer peer = contender.open(due -> begin())) {
      // Whoever runs what is due only once it has started is not early.
      Instant due = clock.instant().plusSeconds(contender.isPrompt() ? 20 : 0);
      peer.planOnce(tasks, due);
      if (contender.isPrompt() && !clock.instant().isBefore(due)) {
        throw new IllegalStateException(contender + " was not ready when its tasks were due");
      }
      peer.start();
      Duration took = Duration.between(await(peer, due), end(peer));
      return tasks / (took.toNanos() / 1e9);
    }
  }

  private void begin() {
    if (first.get().equals(Instant.MAX)) {
      first.compareAndSet(Instant.MAX, clock.instant());
    }
    begun.countDown();
  }

  /** Waits until all have begun; from when the time counts. */
  private Instant await(Peer peer, Instant due) throws Exception {
    if (!begun.await(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%s: %d have not begun, %d are left".formatted(contender, begun.getCount(), peer.left()));
    }
    return contender.isPrompt() ? due : first.get();
  }

  private Instant end(Peer peer) throws Exception {
    while (peer.left() > 0) {
      Thread.sleep(1);
    }
    return clock.instant();
  }
}
