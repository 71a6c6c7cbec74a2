package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One process from its start to its end: joins, drives the steps, and joins anew if fenced. */
final class SimulatedProcess implements FaultyStore.Host {

  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final SimulatedNode node;
  private final World world;
  private Optional<Tenure> tenure = Optional.empty();
  private final FaultyStore store;
  private final Room room;
  private final Ledger ledger;
  private Optional<SimulatedLoop> writer = Optional.empty();
  private Optional<SimulatedLoop> recorder = Optional.empty();
  private Optional<SimulatedLoop> reconciler = Optional.empty();
  private int life;
  private boolean isDead;

  SimulatedProcess(SimulatedNode node) {
    this.node = node;
    this.world = node.world();
    this.room = new Room(node::slots, () -> true);
    this.store = new FaultyStore(node.cluster().connections(this), world, this);
    this.ledger = node.cluster().open(store);
  }

  Optional<Tenure> tenure() {
    return tenure;
  }

  boolean hasRoom() {
    return tenure
        .filter(joined -> joined.isReady() && joined.runner().executing() < room.slots())
        .isPresent();
  }

  Ledger ledger() {
    return ledger;
  }

  SimulatedNode node() {
    return node;
  }

  /** Whether what began in this life goes on. */
  boolean isIn(int some) {
    return some == life;
  }

  void join() {
    tryToJoin(++life);
  }

  private void tryToJoin(int mine) {
    if (mine != life) {
      return;
    }
    if (node.health().isStalled()) {
      world.in(AGAIN, () -> tryToJoin(mine));
      return;
    }
    try {
      Membership me = ledger.members().join(node.name());
      NodeClocks clocks = NodeClocks.of(node.clocks(), node.clocks());
      Workplace workplace =
          new Workplace(
              node, node, node.newBodies(), Tracing.NONE, room, world.random()::nextDouble);
      Tenure joined = new Tenure(new Mandate(ledger, me), clocks, workplace);
      joined.beat();
      joined.register(node.offers());
      tenure = Optional.of(joined);
      node.health().joined();
      new StartUps(ledger, joined, () -> true).request();
      loops(joined);
    } catch (LedgerFailure failure) {
      tenure = Optional.empty();
      world.in(LONGEST, () -> tryToJoin(mine));
    }
  }

  private void loops(Tenure joined) {
    loop(() -> timer(joined));
    writer = Optional.of(loop(() -> write(joined::write)));
    recorder = Optional.of(loop(() -> write(joined::record)));
    loop(() -> every(Duration.ofSeconds(1), joined::beat));
    loop(() -> every(Observer.LOOK, joined::observe));
    loop(() -> every(Observer.LOOK, joined::refresh));
    reconciler = Optional.of(loop(() -> reconcile(joined)));
    loop(() -> every(Reconciler.LOOK, joined::retire));
    loop(() -> every(Reconciler.LOOK, () -> keepUp(joined)));
  }

  private SimulatedLoop loop(SimulatedLoop.Step step) {
    SimulatedLoop made = new SimulatedLoop(this, life, step);
    world.in(Duration.ofNanos(random(1_000_000)), made::start);
    return made;
  }

  private Duration timer(Tenure joined) {
    if (joined.tick()) {
      poke();
    }
    Duration wait = joined.untilNextDue(LONGEST);
    return wait.isNegative() ? Duration.ofMillis(1) : wait.plusNanos(random(3_000_000));
  }

  private long random(int nanos) {
    return world.random().nextInt(nanos);
  }

  /** The reconciler asks the writer what it has in hand, and waits for the end of its step. */
  private Duration reconcile(Tenure joined) {
    return isWriting() ? Duration.ofMillis(5) : every(Reconciler.LOOK, joined::reconcile);
  }

  boolean isWriting() {
    return isWriting(writer) || isWriting(recorder);
  }

  private static boolean isWriting(Optional<SimulatedLoop> loop) {
    return loop.filter(SimulatedLoop::isInStep).isPresent();
  }

  private Duration write(BooleanSupplier step) {
    if (reconciler.filter(SimulatedLoop::isInStep).isPresent()) {
      return Duration.ofMillis(5);
    }
    return step.getAsBoolean()
        ? world.between(Duration.ofMillis(1), Duration.ofMillis(8))
        : LONGEST;
  }

  private void keepUp(Tenure joined) {
    if (joined.isEldest()) {
      ledger.operations().level(joined.me());
    }
  }

  private static Duration every(Duration period, Runnable step) {
    step.run();
    return period;
  }

  /** The writers have something to do. */
  void poke() {
    writer.ifPresent(loop -> world.in(Duration.ofNanos(random(3_000_000)), loop::once));
    recorder.ifPresent(loop -> world.in(Duration.ofNanos(random(3_000_000)), loop::once));
  }

  /** Does a step of a loop; says when to do the next. */
  Duration step(SimulatedLoop loop) {
    try {
      return loop.step().run();
    } catch (Fenced fenced) {
      if (loop.isOf(life)) {
        fenced();
      }
      return AGAIN;
    } catch (LedgerFailure failure) {
      return AGAIN;
    }
  }

  private void fenced() {
    world.note(() -> "FENCED " + node);
    tenure.ifPresent(Tenure::fenced);
    tenure.ifPresent(room::leaveBehind);
    tenure = Optional.empty();
    writer = Optional.empty();
    recorder = Optional.empty();
    int dead = ++life;
    world.in(Duration.ofMillis(100), () -> rejoin(dead));
  }

  private void rejoin(int dead) {
    if (dead == life) {
      join();
    }
  }

  /** Starts nothing more, interrupts what runs, and leaves when that has ended, or is just gone. */
  void shutDown() {
    int mine = life;
    tenure.ifPresent(
        joined -> {
          joined.drain(true);
          joined.runner().stop(running -> true, Stop.SHUTDOWN);
          Duration patience = world.between(Duration.ofMillis(100), Duration.ofSeconds(6));
          world.in(patience, () -> leave(mine, joined));
        });
  }

  private void leave(int mine, Tenure joined) {
    if (isDead) {
      return;
    }
    if (isWriting()) {
      world.in(Duration.ofMillis(5), () -> leave(mine, joined));
      return;
    }
    try {
      if (mine == life && joined.isIdle() && joined.runner().zombies() == 0) {
        ledger.members().leave(joined.me(), true);
      }
    } catch (LedgerFailure failure) {
      world.note(() -> "GONE without a word: " + node);
    }
    node.exit();
  }

  void die() {
    life++;
    isDead = true;
    tenure = Optional.empty();
  }

  void cut(List<Lane> lanes, Duration time) {
    lanes.forEach(store::cut);
    world.in(time, store::heal);
  }

  @Override
  public void isCut(Duration time) {
    node.health().unsoundFor(time);
  }

  /** Others go on meanwhile, in the middle of this step; this process may even be killed. */
  @Override
  public void mayStandStill() {
    if (!world.trouble(0.002)) {
      return;
    }
    Duration time = world.between(Duration.ofMillis(100), Duration.ofSeconds(15));
    if (world.random().nextBoolean()) {
      node.stall(time);
    } else {
      world.fault(Fault.STALL_OF_A_THREAD, () -> time + " of " + node);
    }
    node.health().standsStill();
    long until = world.nanos() + time.toNanos();
    while (!isDead && world.nanos() < until) {
      long rest = until - world.nanos();
      world.pause(Duration.ofNanos(Math.min(rest, AGAIN.toNanos())));
    }
    node.health().goesOn();
    if (isDead) {
      throw new Killed();
    }
  }

  /** Between two statements others may go on. */
  void mayGiveWay() {
    world.pause(Duration.ofNanos(random(1_500_000)));
    if (world.random().nextInt(8) == 0) {
      mayStandStill();
    }
    while (!isDead && node.health().isStalled()) {
      world.pause(AGAIN);
    }
    if (isDead) {
      throw new Killed();
    }
  }

  /** There is no process any more that could go on. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("the process was killed", null, false, false);
    }
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
