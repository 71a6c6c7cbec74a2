package io.housekeeper.testkit;

import io.housekeeper.testkit.VirtualClock.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a run. It works while time stands still, and stands still while time goes on: one
 * of the two has the turn, so that a test has one story only.
 */
final class RunThread extends Thread {

  private final VirtualClock clock;
  private final Turns turns;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private Optional<Event> wake = Optional.empty();
  private volatile boolean isLate;

  RunThread(VirtualClock clock, Turns turns, Runnable work) {
    super(work, "virtual run");
    this.clock = clock;
    this.turns = turns;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      back.release();
    }
  }

  /** Waits until time has gone on by so much; called on this thread. */
  void pass(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + time + " had begun");
    }
    synchronized (this) {
      wake = Optional.of(clock.in(time, () -> turns.give(this)));
    }
    back.release();
    go.acquireUninterruptibly();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + time + " were over");
    }
  }

  /** Goes on; called by whoever lets time go on, at the instant for which it was planned. */
  void goOn() {
    synchronized (this) {
      wake = Optional.empty();
    }
    // What it has given back late, when nobody waited for it any more.
    back.drainPermits();
    go.release();
  }

  /** Whether it has ended, or waits for time to go on; waits for that in real time. */
  boolean isBack(Duration patience) throws InterruptedException {
    isLate = !back.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    return !isLate;
  }

  /** An interrupt is an event of virtual time, like everything that the engine does. */
  @Override
  public void interrupt() {
    super.interrupt();
    synchronized (this) {
      if (wake.isPresent()) {
        wake.ifPresent(clock::cancel);
        wake = Optional.of(clock.in(Duration.ZERO, () -> turns.give(this)));
      } else if (isLate) {
        clock.in(Duration.ZERO, () -> turns.await(this));
      }
    }
  }
}
