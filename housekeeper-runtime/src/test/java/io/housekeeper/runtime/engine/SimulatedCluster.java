package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Planted.Lengths;
import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.engine.SimulatedBodies.Manners;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Some nodes on one ledger, and everything that can happen to them, as a seed decides. */
final class SimulatedCluster {

  private static final Duration CHECK = Duration.ofSeconds(45);

  private record Live(SimulatedNode node, Execution execution) {}

  private final World world;
  private final Planted planted;
  private final Store tables;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<Live> live = new ArrayList<>();
  private final Invariants invariants;
  private final SimulatedTasks tasks;
  private final SimulatedOperators operators;

  SimulatedCluster(long seed, Planted planted) {
    this(new World(seed), planted);
  }

  SimulatedCluster(World world, Planted planted) {
    this.world = world;
    this.planted = planted;
    Store plain = planted.tables(world);
    this.invariants = new Invariants(plain, world, nodes);
    this.tables = new RecordedStore(plain, world.database()::now, invariants::committed);
    // A few tasks, or many more than there are slots.
    boolean many = world.random().nextInt(6) == 0;
    int count = 2 + world.random().nextInt(many ? 14 : 4);
    this.tasks = new SimulatedTasks(world, count);
    this.operators = new SimulatedOperators(this);
    if (many) {
      world.fault(Fault.SATURATION, () -> count + " tasks");
    }
    int nodeCount = 1 + world.random().nextInt(3);
    for (int i = 0; i < nodeCount; i++) {
      int slots = many ? 1 + world.random().nextInt(2) : 4 + world.random().nextInt(5);
      nodes.add(new SimulatedNode(this, "node-" + (char) ('a' + i), slots));
    }
  }

  World world() {
    return world;
  }

  Invariants invariants() {
    return invariants;
  }

  SimulatedTasks tasks() {
    return tasks;
  }

  SimulatedOperators operators() {
    return operators;
  }

  SimulatedNode anyNode() {
    return nodes.get(world.random().nextInt(nodes.size()));
  }

  /** Lets a seed's story happen, and checks what must always hold. */
  Invariants run() {
    try (world) {
      return story();
    }
  }

  private Invariants story() {
    for (SimulatedNode node : nodes) {
      Duration wait = world.between(Duration.ZERO, Duration.ofSeconds(3));
      world.in(wait, () -> node.start(tasks.old()));
    }
    every(Duration.ofSeconds(1), invariants::round);
    every(CHECK, invariants::check);
    new SimulatedTrouble(world, nodes, tasks).begin();
    operators.begin();
    Lengths lengths = planted.lengths(world);
    world.pass(lengths.chaos());
    world.calm();
    world.pass(lengths.recovery());
    nodes.forEach(node -> world.in(Duration.ZERO, () -> node.start(tasks.changed())));
    world.in(Duration.ofMillis(500), operators::resumeAll);
    world.pass(lengths.calm());
    invariants.check();
    return invariants;
  }

  private void every(Duration period, Runnable what) {
    world.in(
        period,
        () -> {
          what.run();
          every(period, what);
        });
  }

  // --- what nodes do ---

  /** The tables as nodes reach them, before anything of a single connection goes wrong. */
  Store connections(SimulatedProcess process) {
    return planted.store(
        planted.interleaves() ? new GatedStore(tables, world, process::mayGiveWay) : tables);
  }

  Ledger open(Store connections) {
    return planted.ledger(connections);
  }

  /**
   * Code starts. Whoever else executes the same exclusive task was given up, and must have noticed
   * by now, unless it stands still or does not listen.
   */
  void started(SimulatedNode node, Execution execution) {
    invariants.started(execution);
    if (!execution.assignment().isExclusive()) {
      return;
    }
    live.removeIf(other -> !other.node.isExecuting(other.execution));
    int task = execution.assignment().row().task();
    for (Live other : live) {
      boolean noticed =
          other.execution.manners() == Manners.OBEYS
              && !other.node.health().wasStalledIn(Duration.ofSeconds(1))
              && !other.node.clocks().haveBothFailedIn(Duration.ofSeconds(15));
      invariants.require(
          other.execution.assignment().row().task() != task || !noticed,
          3,
          () -> "two executions of an exclusive task: " + other.execution + ", " + execution);
    }
    live.add(new Live(node, execution));
  }

  /** Code does something that others see. */
  void acted(Execution execution) {
    invariants.evidence().write(execution);
  }

  /** How much went wrong. */
  int faults() {
    return world.trace().faults().values().stream().mapToInt(Long::intValue).sum();
  }
}
