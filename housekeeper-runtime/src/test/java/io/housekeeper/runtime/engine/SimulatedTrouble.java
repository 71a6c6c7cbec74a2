package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.util.List;

/** What goes wrong with nodes and the database, again and again, until all is calm. */
final class SimulatedTrouble {

  private final World world;
  private final List<SimulatedNode> nodes;
  private final SimulatedTasks tasks;

  SimulatedTrouble(World world, List<SimulatedNode> nodes, SimulatedTasks tasks) {
    this.world = world;
    this.nodes = nodes;
    this.tasks = tasks;
  }

  void begin() {
    world.in(
        world.between(Duration.ofSeconds(1), Duration.ofSeconds(20)),
        () -> {
          if (!world.isCalm()) {
            happen();
            begin();
          }
        });
  }

  private void happen() {
    SimulatedNode node = nodes.get(world.random().nextInt(nodes.size()));
    Duration time = world.between(Duration.ofMillis(500), Duration.ofSeconds(20));
    switch (world.random().nextInt(13)) {
      case 0, 1, 2 -> restart(node, time);
      case 3, 4 -> node.stall(time);
      case 5 -> node.cut(Fault.CUT_OF_BEATS, List.of(Lane.BEAT, Lane.NODES), time);
      case 6 -> node.cut(Fault.CUT_OF_RUNS, List.of(Lane.RUNS, Lane.ENDS), time);
      case 7 -> node.cut(Fault.CUT_OF_ALL, List.of(Lane.values()), time);
      case 8 -> outage(time);
      case 9 -> stepWall(node, time.minusSeconds(10));
      case 10 -> drift(node);
      case 11 -> freeze(node, time);
      default -> stepDatabase();
    }
  }

  private void restart(SimulatedNode node, Duration time) {
    if (node.isAlive()) {
      boolean gently = world.random().nextInt(3) == 0;
      if (gently) {
        node.shutDown();
      } else {
        node.kill();
      }
      world.in(
          gently ? time.plusSeconds(7) : time,
          () -> node.start(world.random().nextBoolean() ? tasks.old() : tasks.changed()));
    }
  }

  private void outage(Duration time) {
    world.fault(Fault.OUTAGE, () -> "of the database, " + time);
    world.outage(time);
  }

  private void stepWall(SimulatedNode node, Duration by) {
    world.fault(Fault.STEP_OF_A_WALL_CLOCK, () -> node + " by " + by);
    node.clocks().step(by);
    node.health().unsoundFor(Duration.ZERO);
  }

  private void drift(SimulatedNode node) {
    double rate = 0.99 + world.random().nextDouble() * 0.02;
    world.fault(Fault.DRIFT, () -> node + " to " + rate);
    node.clocks().drift(rate);
  }

  private void freeze(SimulatedNode node, Duration time) {
    world.fault(Fault.FROZEN_TICKER, () -> node + " for " + time);
    node.clocks().freeze(time);
    node.health().unsoundFor(time);
  }

  /** Mostly by a little; sometimes by so much that it is set back after a while. */
  private void stepDatabase() {
    if (world.chance(0.6)) {
      world.database().step(world.between(Duration.ofSeconds(-3), Duration.ofSeconds(3)));
      return;
    }
    Duration by = world.between(Duration.ofHours(-1), Duration.ofHours(1));
    world.database().step(by);
    world.in(
        world.between(Duration.ofSeconds(5), Duration.ofSeconds(60)),
        () -> world.database().step(by.negated()));
  }
}
