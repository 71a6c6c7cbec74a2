package io.housekeeper.testkit;

import io.housekeeper.runtime.engine.Clockwork;
import io.housekeeper.runtime.engine.Loop;
import io.housekeeper.runtime.engine.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What drives an engine whose time is virtual: nothing happens but what a {@link Course} does. */
final class VirtualClockwork implements Clockwork {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final VirtualClock clock;
  private final Turns turns;
  private final Course course;
  private int loops;

  VirtualClockwork(VirtualClock clock, Turns turns, Course course) {
    this.clock = clock;
    this.turns = turns;
    this.course = course;
  }

  @Override
  public Ticker ticker() {
    return clock::nanos;
  }

  @Override
  public InstantSource wall() {
    return clock::instant;
  }

  /** Waits before retries are what their task says, so that a test can say when they end. */
  @Override
  public double chance() {
    return 0;
  }

  @Override
  public Loop loop(String name, Loop.Step step, Function<Throwable, Duration> failed) {
    return new VirtualLoop(clock, ++loops, () -> step.step(failed));
  }

  @Override
  public Threads threads(String plugin) {
    return new Threads() {
      @Override
      public void execute(Runnable run) {
        RunThread thread = new RunThread(clock, turns, run);
        clock.in(Duration.ZERO, () -> turns.begin(thread));
      }

      @Override
      public void close() {
        // Each thread ends with its run.
      }
    };
  }

  @Override
  public void await(BooleanSupplier condition, Duration atMost) {
    course.goOn(clock.nanos() + atMost.toNanos(), condition);
  }

  @Override
  public void when(BooleanSupplier condition, Runnable what) {
    if (condition.getAsBoolean()) {
      what.run();
    } else {
      clock.in(LOOK, ++loops, () -> when(condition, what));
    }
  }
}
