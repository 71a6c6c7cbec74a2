package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.SimulatedBodies.Execution;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine with a process that runs the engine, until it is killed, stalled or cut off. */
final class SimulatedNode implements Carrying, SilentEvents {

  private final SimulatedCluster cluster;
  private final World world;
  private final String name;
  private final int slots;
  private final SimulatedHealth health;
  private final SimulatedClocks clocks;
  private final List<SimulatedBodies> allBodies = new ArrayList<>();
  private Optional<SimulatedProcess> process = Optional.empty();
  private List<Offer> offers = List.of();

  SimulatedNode(SimulatedCluster cluster, String name, int slots) {
    this.cluster = cluster;
    this.world = cluster.world();
    this.name = name;
    this.slots = slots;
    this.health = new SimulatedHealth(world);
    this.clocks = new SimulatedClocks(world);
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  World world() {
    return world;
  }

  SimulatedHealth health() {
    return health;
  }

  SimulatedClocks clocks() {
    return clocks;
  }

  String name() {
    return name;
  }

  int slots() {
    return slots;
  }

  boolean isAlive() {
    return process.isPresent();
  }

  Optional<Tenure> tenure() {
    return process.flatMap(SimulatedProcess::tenure);
  }

  /** The ledger, for somebody who works at this node. */
  Optional<Ledger> ledger() {
    return process.filter(one -> !health.isStalled()).map(SimulatedProcess::ledger);
  }

  // --- what is expected of it ---

  boolean isHealthyFor(Duration lately) {
    return tenure().isPresent() && !health.isStalled() && health.isHealthyFor(lately);
  }

  boolean isSoundFor(Duration lately) {
    return isAlive() && !health.isStalled() && health.isSoundFor(lately);
  }

  boolean hasRoom() {
    return process.filter(SimulatedProcess::hasRoom).isPresent();
  }

  boolean is(long incarnation) {
    return tenure().filter(joined -> joined.me().incarnation() == incarnation).isPresent();
  }

  /**
   * Whether it executes a run, or is about to record how it ended; a writer in the middle of a
   * batch does not say.
   */
  boolean knows(LiveRow row) {
    return process.filter(SimulatedProcess::isWriting).isPresent()
        || tenure().filter(joined -> joined.isKnown(row)).isPresent();
  }

  /** Whether it has a task in this version, and may run it. */
  boolean carries(TaskRow task, Version version) {
    boolean its = task.key().scope().isEmpty() || task.key().scope().equals(name);
    return its && has(task.key().name(), version);
  }

  private boolean has(String task, Version version) {
    return offers.stream()
        .anyMatch(offer -> offer.spec().name().equals(task) && offer.version().equals(version));
  }

  // --- what can happen to it ---

  void start(List<Offer> offered) {
    if (!isAlive()) {
      offers = offered;
      world.note(() -> "BOOT " + this);
      SimulatedProcess started = new SimulatedProcess(this);
      process = Optional.of(started);
      started.join();
    }
  }

  SimulatedBodies newBodies() {
    SimulatedBodies made = new SimulatedBodies(world, this);
    allBodies.add(made);
    return made;
  }

  void kill() {
    world.fault(Fault.KILL, this::toString);
    exit();
  }

  void shutDown() {
    world.fault(Fault.SHUTDOWN, this::toString);
    process.ifPresent(SimulatedProcess::shutDown);
  }

  /** The process is no more. */
  void exit() {
    world.note(() -> "EXIT " + this);
    process.ifPresent(SimulatedProcess::die);
    process = Optional.empty();
    allBodies.forEach(SimulatedBodies::kill);
    allBodies.clear();
    health.unsoundFor(Duration.ZERO);
  }

  void stall(Duration time) {
    world.fault(Fault.STALL, () -> time + " of " + this);
    health.stalledFor(time);
    allBodies.forEach(bodies -> bodies.freezeUntil(health.stalledUntil()));
  }

  void cut(Fault fault, List<Lane> lanes, Duration time) {
    world.fault(fault, () -> time + " of " + this);
    health.unsoundFor(time);
    process.ifPresent(one -> one.cut(lanes, time));
  }

  void poke() {
    process.ifPresent(SimulatedProcess::poke);
  }

  boolean isExecuting(Execution execution) {
    return allBodies.stream().anyMatch(bodies -> bodies.isExecuting(execution));
  }

  // --- what it carries, and what it is told ---

  @Override
  public List<Offer> offers() {
    return offers;
  }

  /** As a catalog does, which knows names and versions: whose row it is, the engine has to know. */
  @Override
  public boolean carries(TaskView view) {
    return has(view.row().key().name(), view.version());
  }

  @Override
  public void ended(List<Entry> entries) {
    cluster.invariants().answers().ended(entries);
  }

  @Override
  public void attemptFailed(LiveRow row, Report report) {
    cluster.invariants().answers().waits(row);
  }

  @Override
  public void notOwned(Finish finish) {
    tenure()
        .map(joined -> joined.me().incarnation())
        .ifPresent(me -> cluster.invariants().answers().notOwned(me, finish));
  }

  @Override
  public void quarantine(int task, String why) {
    cluster.operators().quarantine(this, task, why);
  }

  @Override
  public String toString() {
    return name;
  }
}
