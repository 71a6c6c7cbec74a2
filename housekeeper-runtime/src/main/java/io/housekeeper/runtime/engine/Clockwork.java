package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What drives an engine: its clocks, its threads and its chance. The one of this machine, or one
 * that a test turns by hand.
 */
public interface Clockwork {

  /** Threads on which code of tasks executes. */
  interface Threads extends Executor, AutoCloseable {

    /** Lets them end when they have done what they were given. */
    @Override
    void close();
  }

  /** For how long. */
  Ticker ticker();

  /** When, as this machine sees it. */
  InstantSource wall();

  /** From 0 to 1: by how much of its jitter a wait before a retry is shortened. */
  double chance();

  /**
   * A step that is to be done again and again, once the loop is started.
   *
   * @param failed is told what a step threw; says how long to wait before the next
   */
  Loop loop(String name, Loop.Step step, Function<Throwable, Duration> failed);

  /** Threads for the runs of a plugin. */
  Threads threads(String plugin);

  /** Comes back when something is so, or after so long. */
  void await(BooleanSupplier condition, Duration atMost);

  /** Does something once something is so. */
  void when(BooleanSupplier condition, Runnable what);

  /** Threads of this machine, with clocks that go by themselves. */
  static Clockwork of(Ticker ticker, InstantSource wall) {
    return new ThreadClockwork(ticker, wall);
  }
}
