package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.Membership;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what is old, and counts hours; those too that are not over, so that nodes have more to
 * write of hours that are counted.
 */
final class SimulatedRetention {

  /** The milliseconds of a run's id are above its slot and its counter. */
  private static final int BELOW_MILLIS = 20;

  private final World world;
  private final Invariants invariants;

  SimulatedRetention(World world, Invariants invariants) {
    this.world = world;
    this.invariants = invariants;
  }

  void forget(History history, Membership me) {
    Instant before =
        world.database().now().minus(world.between(Duration.ofSeconds(5), Duration.ofMinutes(2)));
    world.note(() -> "RETENTION before " + before);
    invariants.finals().mayForget(before.toEpochMilli() << BELOW_MILLIS);
    history.forget(me, before, 1 + world.random().nextInt(50));
    // Meanwhile others may have written what is newer.
    invariants.finals().mayForget(before.toEpochMilli() << BELOW_MILLIS);
    count(history, me);
  }

  private void count(History history, Membership me) {
    Instant end = world.database().now().plus(Duration.ofHours(1));
    int counted = history.count(me, end, 1 + world.random().nextInt(20));
    world.note(() -> "COUNTED " + counted);
    invariants.rollups().counted(counted);
    if (world.chance(0.1)) {
      invariants.rollups().mayForget(end);
      history.forgetHours(me, end, 1 + world.random().nextInt(20));
    }
  }
}
