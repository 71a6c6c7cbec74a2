package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clocks of one machine: they run too fast or too slow, stand still, and are set. */
final class SimulatedClocks implements Ticker, InstantSource {

  private final World world;
  private double rate = 1;
  private double ticks = 77;
  private double walled;
  private long frozenUntil = Long.MIN_VALUE / 2;
  private long setBackAt = Long.MIN_VALUE / 2;
  private long readAt;

  SimulatedClocks(World world) {
    this.world = world;
    this.readAt = world.nanos();
    this.walled = world.nanos();
  }

  private void advance() {
    long now = world.nanos();
    long thawed = Math.max(readAt, Math.min(frozenUntil, now));
    ticks += (now - thawed) * rate;
    walled += (now - readAt) * rate;
    readAt = now;
  }

  /** The monotonic clock. */
  @Override
  public long nanos() {
    advance();
    return (long) ticks;
  }

  /** The clock on the wall. */
  @Override
  public Instant instant() {
    advance();
    return world.instant().plusNanos((long) walled - world.nanos());
  }

  void drift(double rate) {
    advance();
    this.rate = rate;
  }

  void step(Duration by) {
    advance();
    walled += by.toNanos();
    if (by.isNegative()) {
      setBackAt = world.nanos();
    }
  }

  /**
   * Whether both clocks have lost time lately, so that this machine cannot know how much went by:
   * nobody can ask of it to notice that it was silent for long.
   */
  boolean haveBothFailedIn(Duration lately) {
    return world.nanos() - frozenUntil < lately.toNanos()
        && world.nanos() - setBackAt < lately.toNanos();
  }

  /** The monotonic clock stands still, as in a suspended machine. */
  void freeze(Duration time) {
    advance();
    frozenUntil = world.nanos() + time.toNanos();
  }
}
