package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The clock of the database, which somebody may set. */
final class SimulatedDatabaseTime implements InstantSource {

  private final World world;
  private Duration offset = Duration.ZERO;
  private Instant highest = Instant.MIN;
  private long steppedAt = Long.MIN_VALUE / 2;

  SimulatedDatabaseTime(World world) {
    this.world = world;
  }

  @Override
  public Instant instant() {
    return world.instant().plus(offset);
  }

  /** As transactions see it. */
  Instant now() {
    return instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** The latest time that the clock has ever shown. */
  Instant latest() {
    Instant now = instant();
    return now.isAfter(highest) ? now : highest;
  }

  void step(Duration by) {
    highest = latest();
    offset = offset.plus(by);
    steppedAt = world.nanos();
    world.fault(Fault.STEP_OF_THE_DATABASES_CLOCK, () -> "by " + by);
  }

  /** Whether it was set so lately that nodes may not have noticed, or not believe it yet. */
  boolean wasSteppedIn(Duration lately) {
    return world.nanos() - steppedAt < lately.toNanos();
  }
}
