package io.housekeeper.runtime.engine;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.engine.SimulatedBodies.Manners;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some nodes on one ledger, and everything that can happen to them, as a seed decides. */
final class SimulatedCluster {

  private static final Duration CHAOS = Duration.ofMinutes(3);
  private static final Duration CALM = Duration.ofMinutes(3);
  private static final int[] PERIODS = {1, 2, 5, 10, 15, 20, 30};

  private final World world;
  private final Planted planted;
  private final Store tables;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final List<Offer> old = new ArrayList<>();
  private final List<Offer> changed = new ArrayList<>();
  private final Invariants invariants;
  private final List<FaultyStore> connections = new ArrayList<>();
  private int faults;

  SimulatedCluster(long seed, Planted planted) {
    this.world = new World(seed);
    this.planted = planted;
    this.tables = planted.tables(world);
    this.invariants = new Invariants(tables, world);
  }

  World world() {
    return world;
  }

  /** Lets a seed's story happen, and checks what must always hold. */
  Invariants run() {
    try {
      return story();
    } finally {
      world.close();
    }
  }

  private Invariants story() {
    makeTasks();
    int count = 1 + world.random().nextInt(3);
    for (int i = 0; i < count; i++) {
      SimulatedNode node = new SimulatedNode(this, "node-" + (char) ('a' + i));
      nodes.add(node);
      world.in(world.between(Duration.ZERO, Duration.ofSeconds(3)), () -> node.start(old));
    }
    troubleLater();
    operateLater();
    world.pass(CHAOS);
    world.calm();
    invariants.check();
    world.pass(Duration.ofSeconds(40));
    world.in(
        Duration.ZERO,
        () ->
            nodes.stream()
                .filter(node -> !node.isAlive())
                .forEach(node -> world.in(Duration.ZERO, () -> node.start(changed))));
    world.in(Duration.ofSeconds(5), this::resumeAll);
    world.pass(CALM);
    invariants.check();
    invariants.checkCalm(nodes);
    world.pass(Duration.ofSeconds(1));
    invariants.checkCalm(nodes);
    return invariants;
  }

  // --- tasks ---

  private void makeTasks() {
    int count = 2 + world.random().nextInt(4);
    for (int i = 0; i < count; i++) {
      String name = "task-" + i;
      TaskSpec spec = spec(name, schedule());
      old.add(offer(spec, "1"));
      boolean same = world.random().nextInt(3) > 0;
      changed.add(same ? offer(spec, "1") : offer(spec(name, schedule()), "2"));
    }
    if (world.random().nextBoolean()) {
      addFollower("after task-0");
    }
    if (world.random().nextBoolean()) {
      TaskSpec delayed = spec("delayed", "every 7s after completion");
      old.add(offer(delayed, "1"));
      changed.add(offer(delayed, "1"));
    }
  }

  private void addFollower(String schedule) {
    TaskSpec spec = spec("follower", schedule);
    old.add(offer(spec, "1"));
    changed.add(offer(spec, "1"));
  }

  private String schedule() {
    int seconds = PERIODS[world.random().nextInt(PERIODS.length)];
    return "*/%d * * * * *".formatted(seconds);
  }

  private TaskSpec spec(String name, String schedule) {
    Overlap[] overlaps = Overlap.values();
    TaskSpec.Builder spec =
        TaskSpec.named(name)
            .schedule(schedule)
            .zone("UTC")
            .overlap(overlaps[world.random().nextInt(overlaps.length)])
            .timeout(Duration.ofSeconds(10 + world.random().nextInt(60)))
            .retry(Retry.exponential(world.random().nextInt(3)));
    return spec.catchUp(catchUp()).build();
  }

  private CatchUp catchUp() {
    return switch (world.random().nextInt(3)) {
      case 0 -> CatchUp.none();
      case 1 -> CatchUp.latest(Duration.ofHours(1));
      default -> CatchUp.all(Duration.ofMinutes(2), 20).spread(Duration.ofSeconds(10));
    };
  }

  private Offer offer(TaskSpec spec, String version) {
    String hash = Integer.toHexString(spec.hashCode()) + "-" + version;
    return new Offer(spec, new Version("plugin", version, hash), world.instant());
  }

  // --- trouble ---

  private void troubleLater() {
    world.in(
        world.between(Duration.ofSeconds(1), Duration.ofSeconds(25)),
        () -> {
          if (!world.isCalm()) {
            troubleLater();
            trouble();
          }
        });
  }

  private void trouble() {
    faults++;
    SimulatedNode node = nodes.get(world.random().nextInt(nodes.size()));
    Duration time = world.between(Duration.ofMillis(500), Duration.ofSeconds(20));
    int kind = world.random().nextInt(9);
    switch (kind) {
      case 0, 1 -> restart(node, time);
      case 2 -> node.stall(time);
      case 3 -> node.cut(Lane.BEAT, time);
      case 4 -> node.cut(Lane.RUNS, time);
      case 5 -> {
        for (Lane lane : Lane.values()) {
          node.cut(lane, time);
        }
      }
      case 6 -> world.outage(time);
      case 7 -> node.stepWallClock(time.minusSeconds(10));
      default -> stepDatabaseClock();
    }
  }

  private void restart(SimulatedNode node, Duration time) {
    if (node.isAlive()) {
      node.kill();
      world.in(time, () -> node.start(world.random().nextBoolean() ? old : changed));
    }
  }

  private void stepDatabaseClock() {
    Duration by = world.between(Duration.ofMillis(-900), Duration.ofMillis(900));
    world.stepDatabaseClock(by);
  }

  // --- operators ---

  private void operateLater() {
    world.in(
        world.between(Duration.ofSeconds(1), Duration.ofSeconds(15)),
        () -> {
          if (!world.isCalm()) {
            operateLater();
            operate();
          }
        });
  }

  private void operate() {
    SimulatedNode node = nodes.get(world.random().nextInt(nodes.size()));
    Optional<Tenure> tenure = node.tenure();
    Optional<Ledger> ledger = node.ledger();
    if (tenure.isEmpty() || ledger.isEmpty()) {
      return;
    }
    int task = 1 + world.random().nextInt(old.size());
    try {
      operate(ledger.get().operations(), tenure.get().me(), task);
    } catch (LedgerFailure failure) {
      // The operator is told, and tries again or not.
    } catch (IllegalArgumentException noSuchTask) {
      // Not registered yet.
    }
  }

  private void operate(Operations operations, Membership me, int task) {
    By by = by();
    switch (world.random().nextInt(7)) {
      case 0 -> operations.pause(me, task, Pause.TASK, by);
      case 1, 2 -> operations.resume(me, task, Pause.TASK, by);
      case 3 -> operations.runNow(me, task, by, Optional.empty(), "");
      case 4 -> operations.skipNext(me, task, by);
      case 5 -> operations.override(me, task, "schedule", '"' + schedule() + '"', by);
      default ->
          invariants.anyLive(world.random()).ifPresent(run -> operations.cancel(me, run, by));
    }
  }

  private By by() {
    Instant now = world.databaseClock().instant();
    return new By("operator", "simulation", now, Optional.empty());
  }

  private void resumeAll() {
    SimulatedNode node = nodes.get(0);
    Operations operations = node.ledger().orElseThrow().operations();
    Membership me = node.tenure().orElseThrow().me();
    for (int task = 1; task <= old.size(); task++) {
      try {
        operations.resume(me, task, Pause.TASK, by());
        operations.resume(me, task, Pause.QUARANTINE, by());
      } catch (IllegalArgumentException noSuchTask) {
        // Never registered.
      }
    }
  }

  // --- what nodes do ---

  FaultyStore connections(SimulatedNode node) {
    Store gated =
        planted.interleaves() ? new GatedStore(tables, node.gate()) : tables;
    FaultyStore made = new FaultyStore(planted.store(gated), world, node::noteTrouble);
    connections.add(made);
    return made;
  }

  Ledger ledger(FaultyStore connections) {
    return planted.ledger(connections);
  }

  void started(SimulatedNode node, Execution execution) {
    invariants.started(execution);
    if (!execution.assignment().isExclusive()) {
      return;
    }
    // Whoever else executes the same task was given up: it must have noticed by now, unless it
    // stands still or does not listen.
    live.removeIf(other -> !other.node.isExecuting(other.execution));
    for (Live other : live) {
      boolean sameTask =
          other.execution.assignment().row().task() == execution.assignment().row().task();
      if (sameTask && other.execution.manners() == Manners.OBEYS) {
        invariants.require(
            other.node.wasUnhealthy(Duration.ofSeconds(1)) && other.node.isStalled(),
            "7.5 two executions of an exclusive task: "
                + other.execution.assignment().row()
                + " and "
                + execution.assignment().row());
      }
    }
    live.add(new Live(node, execution));
  }

  private record Live(SimulatedNode node, Execution execution) {}

  private final List<Live> live = new ArrayList<>();

  void wrote(SimulatedNode node) {
    invariants.checkLive();
  }

  void fenced(SimulatedNode node) {
    invariants.require(
        node.wasUnhealthy(Duration.ofSeconds(30)), "12 a healthy node was swept: " + node);
  }

  void told(List<Entry> entries) {
    invariants.acknowledged(entries);
  }

  int faults() {
    return faults
        + connections.stream().mapToInt(one -> one.unknownOutcomes + one.conflictsSeen).sum();
  }
}
