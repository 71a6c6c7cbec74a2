package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Tenure.Workplace;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A process that runs the engine's steps, until it is killed, stalled or cut off. */
final class SimulatedNode implements Carrying, Events {

  private static final int SLOTS = 6;

  private final SimulatedCluster cluster;
  private final World world;
  private final String name;
  private final Set<Tenure> writing = new HashSet<>();
  private final List<SimulatedBodies> allBodies = new ArrayList<>();
  private Optional<Tenure> tenure = Optional.empty();
  private Optional<FaultyStore> store = Optional.empty();
  private Optional<Ledger> ledger = Optional.empty();
  private Duration wallOffset = Duration.ZERO;
  private List<Offer> offers = List.of();
  private long stalledUntil;
  private long lastUnhealthy = Long.MIN_VALUE / 2;
  private int life;
  private int kills;
  private boolean alive;

  SimulatedNode(SimulatedCluster cluster, String name) {
    this.cluster = cluster;
    this.world = cluster.world();
    this.name = name;
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  boolean isAlive() {
    return alive;
  }

  Optional<Tenure> tenure() {
    return tenure;
  }

  Optional<Ledger> ledger() {
    return ledger;
  }

  /** Whether something was wrong with this node alone, lately. */
  boolean wasUnhealthy(Duration lately) {
    return !alive
        || stalledUntil > world.nanos()
        || world.nanos() - lastUnhealthy < lately.toNanos();
  }

  void start(List<Offer> offered) {
    alive = true;
    offers = offered;
    join(++life);
  }

  private void join(int current) {
    if (current != life) {
      return;
    }
    FaultyStore connections = cluster.connections(this);
    Ledger opened = cluster.ledger(connections);
    store = Optional.of(connections);
    ledger = Optional.of(opened);
    try {
      Membership me = opened.members().join(name);
      NodeClocks clocks =
          NodeClocks.of(() -> world.nanos() + 77, () -> world.instant().plus(wallOffset));
      SimulatedBodies bodies = new SimulatedBodies(world, this);
      allBodies.add(bodies);
      Tenure joined =
          new Tenure(
              opened,
              me,
              clocks,
              new Workplace(this, this, bodies, SLOTS, world.random()::nextDouble));
      joined.beat();
      joined.register();
      tenure = Optional.of(joined);
      loops(current, joined);
    } catch (LedgerFailure failure) {
      world.in(Duration.ofMillis(500), () -> join(current));
    }
  }

  private void loops(int current, Tenure joined) {
    loop(current, () -> timer(joined));
    loop(current, () -> writer(joined));
    loop(current, () -> every(Duration.ofSeconds(1), joined::beat));
    loop(current, () -> every(Observer.LOOK, joined::observe));
    loop(current, () -> every(Observer.LOOK, joined::refresh));
    loop(current, () -> reconciler(joined));
    loop(current, () -> every(Duration.ofSeconds(5), joined::retire));
  }

  private Duration timer(Tenure joined) {
    if (joined.tick()) {
      poke();
    }
    Instant now = world.databaseClock().instant();
    Duration toNext =
        joined.nextDue().map(due -> Duration.between(now, due)).orElse(Duration.ofMillis(500));
    Duration least = toNext.isNegative() ? Duration.ofMillis(1) : toNext;
    return least.compareTo(Duration.ofMillis(500)) < 0
        ? least.plusNanos(world.random().nextInt(3_000_000))
        : Duration.ofMillis(500);
  }

  private Duration writer(Tenure joined) {
    if (!writing.add(joined)) {
      // There is one writer: it looks again when it is done.
      return Duration.ofMillis(250);
    }
    boolean more;
    try {
      more = joined.write();
    } finally {
      writing.remove(joined);
    }
    cluster.wrote(this);
    return more
        ? world.between(Duration.ofMillis(1), Duration.ofMillis(8))
        : Duration.ofMillis(250);
  }

  /** Asks the writer what it has in hand, which it does not say in the middle of a batch. */
  private Duration reconciler(Tenure joined) {
    if (writing.contains(joined)) {
      return Duration.ofMillis(1);
    }
    joined.reconcile();
    return Reconciler.LOOK;
  }

  /** Where this process can stand still, between two statements. */
  Runnable gate() {
    int process = kills;
    return () -> {
      world.pause(Duration.ofNanos(world.random().nextInt(1_500_000)));
      while (process == kills && stalledUntil > world.nanos()) {
        world.pause(Duration.ofNanos(stalledUntil - world.nanos() + 1));
      }
      if (process != kills) {
        throw new Killed();
      }
    };
  }

  /** The writer has something to do. */
  void poke() {
    int current = life;
    tenure.ifPresent(
        joined ->
            world.in(
                Duration.ofNanos(world.random().nextInt(3_000_000)),
                () -> guarded(current, () -> writer(joined))));
  }

  private static Duration every(Duration period, Runnable step) {
    step.run();
    return period;
  }

  private void loop(int current, Supplier<Duration> step) {
    if (current != life) {
      return;
    }
    if (stalledUntil > world.nanos()) {
      world.in(Duration.ofNanos(stalledUntil - world.nanos() + 1), () -> loop(current, step));
      return;
    }
    Duration wait = guarded(current, step);
    world.in(wait.plusNanos(world.random().nextInt(1_000_000)), () -> loop(current, step));
  }

  private Duration guarded(int current, Supplier<Duration> step) {
    if (current != life) {
      return Duration.ofMillis(1);
    }
    if (stalledUntil > world.nanos()) {
      return Duration.ofNanos(stalledUntil - world.nanos() + 1);
    }
    try {
      return step.get();
    } catch (Fenced fenced) {
      if (current != life) {
        return Duration.ofMillis(1);
      }
      cluster.fenced(this);
      tenure.ifPresent(Tenure::fenced);
      tenure = Optional.empty();
      int next = ++life;
      world.in(Duration.ofMillis(100), () -> join(next));
      return Duration.ofMillis(1);
    } catch (LedgerFailure failure) {
      return Duration.ofMillis(200);
    }
  }

  // --- what can happen to it ---

  void kill() {
    alive = false;
    life++;
    kills++;
    tenure = Optional.empty();
    ledger = Optional.empty();
    allBodies.forEach(SimulatedBodies::kill);
    allBodies.clear();
    lastUnhealthy = world.nanos();
  }

  void stall(Duration time) {
    stalledUntil = Math.max(stalledUntil, world.nanos() + time.toNanos());
    lastUnhealthy = stalledUntil;
    allBodies.forEach(bodies -> bodies.freezeUntil(stalledUntil));
  }

  void cut(Lane lane, Duration time) {
    lastUnhealthy = Math.max(lastUnhealthy, world.nanos() + time.toNanos());
    store.ifPresent(
        connections -> {
          connections.cut(lane);
          world.in(time, connections::heal);
        });
  }

  void stepWallClock(Duration by) {
    wallOffset = wallOffset.plus(by);
    lastUnhealthy = world.nanos();
  }

  void noteTrouble(Duration time) {
    lastUnhealthy = Math.max(lastUnhealthy, world.nanos() + time.toNanos());
  }

  // --- what it carries ---

  @Override
  public List<Offer> offers() {
    return offers;
  }

  @Override
  public boolean carries(TaskView view) {
    return offers.stream()
        .anyMatch(
            offer ->
                offer.spec().name().equals(view.row().key().name())
                    && offer.version().equals(view.version()));
  }

  @Override
  public void started(Assignment assignment) {}

  @Override
  public void attemptFailed(LiveRow row, Report report) {}

  @Override
  public void overdue(Assignment assignment) {}

  @Override
  public void timeUp(Assignment assignment, String stack) {}

  @Override
  public void notOwned(Finish finish) {}

  @Override
  public void somethingToWrite() {}

  @Override
  public void quarantine(int task, String why) {}

  @Override
  public void seen(TaskView view) {}

  @Override
  public void buried(NodeRow node, List<Entry> untold) {}

  @Override
  public void refused(Finish finish, String why) {}

  @Override
  public void ended(List<Entry> entries) {
    cluster.told(entries);
  }

  boolean isExecuting(SimulatedBodies.Execution execution) {
    return allBodies.stream().anyMatch(bodies -> bodies.executing().contains(execution));
  }

  boolean isStalled() {
    return stalledUntil + Duration.ofSeconds(1).toNanos() > world.nanos();
  }

  @Override
  public String toString() {
    return name;
  }
}
