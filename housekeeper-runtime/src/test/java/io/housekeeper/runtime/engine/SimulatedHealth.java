package io.housekeeper.runtime.engine;

import java.time.Duration;

/** What is known of the faults of one node, so that nobody expects of it what it cannot do. */
final class SimulatedHealth {

  private final World world;
  private long unsoundUntil = Long.MIN_VALUE / 2;
  private long stalledUntil = Long.MIN_VALUE / 2;
  private long joinedAt;
  private int standing;

  SimulatedHealth(World world) {
    this.world = world;
  }

  void joined() {
    joinedAt = world.nanos();
  }

  /** Something goes wrong with it for a while. */
  void unsoundFor(Duration time) {
    unsoundUntil = Math.max(unsoundUntil, world.nanos() + time.toNanos());
  }

  /** A thread stands still, until the others let it go on. */
  void standsStill() {
    standing++;
  }

  void goesOn() {
    standing--;
    unsoundFor(Duration.ZERO);
  }

  /** It stands still. */
  void stalledFor(Duration time) {
    stalledUntil = Math.max(stalledUntil, world.nanos() + time.toNanos());
    unsoundFor(time);
  }

  boolean isStalled() {
    return stalledUntil > world.nanos();
  }

  boolean wasStalledIn(Duration lately) {
    return world.nanos() - stalledUntil < lately.toNanos();
  }

  long stalledUntil() {
    return stalledUntil;
  }

  /** Nothing was wrong with it for so long, whatever was with the database. */
  boolean isSoundFor(Duration lately) {
    return standing == 0 && world.nanos() - unsoundUntil >= lately.toNanos();
  }

  /** It was a member for so long and could do everything. */
  boolean isHealthyFor(Duration lately) {
    return isSoundFor(lately)
        && world.nanos() - joinedAt >= lately.toNanos()
        && world.nanos() - world.outUntil() >= lately.toNanos();
  }
}
