package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A loop that is a thread. */
final class ThreadLoop implements Loop {

  private final Thread thread;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param failed is told what a step threw; says how long to wait before the next
   */
  ThreadLoop(String name, Step step, Function<Throwable, Duration> failed) {
    this.thread =
        Thread.ofPlatform().daemon().name("housekeeper-" + name).unstarted(() -> run(step, failed));
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public void wake() {
    if (!woken.getAndSet(true)) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void stop() {
    stopped.set(true);
    LockSupport.unpark(thread);
  }

  @Override
  public void join(Duration atMost) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW) {
      thread.join(atMost);
    }
  }

  private void run(Step step, Function<Throwable, Duration> failed) {
    while (!stopped.get()) {
      woken.set(false);
      pause(step.step(failed));
    }
  }

  private void pause(Duration wait) {
    if (!woken.get() && !stopped.get() && wait.isPositive()) {
      LockSupport.parkNanos(this, wait.toNanos());
    }
  }
}
