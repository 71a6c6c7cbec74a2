package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A thread that does a step, waits, and does it again; it only knows how to wait and to be woken.
 */
final class Loop {

  /** Does what is to be done now; says how long there will be nothing to do. */
  interface Step {

    Duration step();
  }

  private final Thread thread;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param failed is told what a step threw; says how long to wait before the next
   */
  Loop(String name, Step step, Function<Throwable, Duration> failed) {
    this.thread =
        Thread.ofPlatform().daemon().name("housekeeper-" + name).unstarted(() -> run(step, failed));
  }

  void start() {
    thread.start();
  }

  /** There is something to do. */
  void wake() {
    if (!woken.getAndSet(true)) {
      LockSupport.unpark(thread);
    }
  }

  /** Ends after the step that is being done. */
  void stop() {
    stopped.set(true);
    LockSupport.unpark(thread);
  }

  /** Waits for the end; not for longer than this. */
  void join(Duration atMost) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW) {
      thread.join(atMost);
    }
  }

  private void run(Step step, Function<Throwable, Duration> failed) {
    while (!stopped.get()) {
      woken.set(false);
      pause(once(step, failed));
    }
  }

  private static Duration once(Step step, Function<Throwable, Duration> failed) {
    try {
      return step.step();
    } catch (RuntimeException | Error failure) {
      // One bad step must not stop the loop.
      return failed.apply(failure);
    }
  }

  private void pause(Duration wait) {
    if (!woken.get() && !stopped.get() && wait.isPositive()) {
      LockSupport.parkNanos(this, wait.toNanos());
    }
  }
}
