package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A thread for each loop, and some for the runs of each plugin. */
record ThreadClockwork(Ticker ticker, InstantSource wall) implements Clockwork {

  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration SELDOM = Duration.ofMillis(100);

  @Override
  public double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public Loop loop(String name, Loop.Step step, Function<Throwable, Duration> failed) {
    return new ThreadLoop(name, step, failed);
  }

  @Override
  public Threads threads(String plugin) {
    return new TaskThreads(plugin);
  }

  @Override
  public void await(BooleanSupplier condition, Duration atMost) {
    long begin = ticker.nanos();
    while (!condition.getAsBoolean()
        && ticker.since(begin).compareTo(atMost) < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, LOOK.toNanos());
    }
  }

  @Override
  public void when(BooleanSupplier condition, Runnable what) {
    Thread.ofPlatform()
        .daemon()
        .name("housekeeper-farewell")
        .start(
            () -> {
              while (!condition.getAsBoolean()) {
                LockSupport.parkNanos(this, SELDOM.toNanos());
              }
              what.run();
            });
  }
}
