package io.housekeeper.testkit;

import io.housekeeper.runtime.engine.Loop;
import io.housekeeper.testkit.VirtualClock.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A loop whose steps are events of virtual time. */
final class VirtualLoop implements Loop {

  private final VirtualClock clock;
  private final int rank;
  private final Supplier<Duration> step;
  private boolean runs;
  private Optional<Event> next = Optional.empty();

  /**
   * @param step never throws
   */
  VirtualLoop(VirtualClock clock, int rank, Supplier<Duration> step) {
    this.clock = clock;
    this.rank = rank;
    this.step = step;
  }

  @Override
  public synchronized void start() {
    runs = true;
    plan(Duration.ZERO);
  }

  @Override
  public synchronized void wake() {
    if (runs) {
      plan(Duration.ZERO);
    }
  }

  @Override
  public synchronized void stop() {
    runs = false;
    next.ifPresent(clock::cancel);
  }

  @Override
  public void join(Duration atMost) {
    // Whoever asks is what lets time go on: no step is being done.
  }

  private void plan(Duration wait) {
    next.ifPresent(clock::cancel);
    next = Optional.of(clock.in(wait, rank, this::step));
  }

  private void step() {
    synchronized (this) {
      next = Optional.empty();
    }
    Duration wait = step.get();
    synchronized (this) {
      // Who was woken meanwhile does not wait.
      if (runs && next.isEmpty()) {
        plan(wait);
      }
    }
  }
}
