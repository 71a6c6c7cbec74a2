package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Engine.Equipment;
import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.engine.Tenure.Workplace;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the start of an engine to its end: the parts that outlive a tenure, and the tenure of the
 * moment. A node that was fenced opens another.
 */
final class Session implements NodeEvents.Reactions {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration FLUSH = Duration.ofSeconds(5);

  private final EngineSettings settings;
  private final Ledger ledger;
  private final Equipment equipment;
  private final Scribe scribe = new Scribe();
  private final Listeners listeners;
  private final NodeEvents events;
  private final ExecutorService reads;
  private final PluginCodes codes;
  private final ThreadBodies bodies;
  private final Loops loops;
  private volatile Tenure tenure;
  private boolean isRegistered;

  Session(EngineSettings settings, Ledger ledger, Equipment equipment) {
    this.settings = settings;
    this.ledger = ledger;
    this.equipment = equipment;
    Describing describing = new Describing(ledger, settings.node());
    this.listeners = new Listeners(equipment.listeners(), describing::describe);
    this.events = new NodeEvents(settings.node(), listeners, describing, scribe, this);
    this.reads =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("housekeeper-reads").factory());
    this.codes =
        new PluginCodes(equipment.catalog(), equipment.databases(), reads, scribe, events::failed);
    this.bodies = new ThreadBodies(codes);
    this.loops = new Loops(this);
    this.tenure = join();
  }

  Tenure tenure() {
    return tenure;
  }

  Ledger ledger() {
    return ledger;
  }

  Scribe scribe() {
    return scribe;
  }

  Listeners listeners() {
    return listeners;
  }

  boolean isReady() {
    return tenure.isReady() && !loops.isOutage();
  }

  Instant now() {
    return codes.clock().instant();
  }

  void open() {
    listeners.start();
    tenure.succeed();
    register();
    StartUps.request(ledger, tenure, equipment.catalog());
    loops.start();
    LOG.info(
        "node '{}' runs as incarnation {}, with {} tasks",
        settings.node(),
        tenure.me().incarnation(),
        equipment.catalog().offers().size());
  }

  private Tenure join() {
    Membership me = ledger.members().join(settings.node());
    NodeClocks clocks = NodeClocks.of(equipment.ticker(), equipment.wall());
    codes.open(ledger, clocks.database());
    Workplace workplace =
        new Workplace(
            new CatalogCarrying(equipment.catalog()),
            events,
            bodies,
            settings.maxConcurrentRuns(),
            () -> ThreadLocalRandom.current().nextDouble());
    Tenure joined = new Tenure(ledger, me, clocks, workplace);
    joined.beat();
    return joined;
  }

  private synchronized void register() {
    for (Registration answer : tenure.register()) {
      if (answer instanceof Registration.Refused refused) {
        equipment.catalog().refuse(refused.task(), refused.sentence());
        LOG.error("{}", refused.sentence());
      }
    }
    isRegistered = true;
  }

  /** The ledger took this node for dead: what runs is no longer its own, and it joins anew. */
  synchronized void fenced(Tenure dead) {
    if (dead != tenure) {
      return;
    }
    LOG.warn(
        "the others took incarnation {} of node '{}' for dead: its runs are interrupted, and it"
            + " joins again",
        dead.me().incarnation(),
        settings.node());
    dead.fenced();
    tenure = join();
    isRegistered = false;
    register();
  }

  /** What a node could not register when it joined again, because the ledger failed between. */
  synchronized void completeJoining() {
    if (!isRegistered) {
      register();
    }
  }

  @Override
  public void write() {
    loops.wakeWriter();
  }

  @Override
  public void quarantine(int task, String why) {
    reads.execute(() -> new Orders(ledger, this).quarantine(task, why));
  }

  /** Ends a run that executes here, without waiting for the next beat. */
  void cancelHere(long run) {
    tenure.runner().stop(running -> running.assignment().id() == run, Stop.CANCELLED);
  }

  /** There is something to do that others have asked for. */
  void nudge() {
    tenure.lookForWaiting();
    loops.wakeWriter();
    loops.wakeWatch();
  }

  void close() {
    Tenure last = tenure;
    last.drain();
    LOG.info(
        "node '{}' starts nothing more; {} runs go on", settings.node(), last.runner().executing());
    await(settings.patience(), last);
    last.runner().stop(running -> true, Stop.SHUTDOWN);
    await(GRACE, last);
    loops.stop(FLUSH);
    leave(last);
    bodies.close();
    reads.shutdown();
    LOG.info("node '{}' has ended", settings.node());
  }

  private void leave(Tenure last) {
    try {
      boolean more = true;
      while (more) {
        more = scribe.write(ledger.logs(), last.me());
      }
      listeners.close(FLUSH);
      if (last.isIdle() && last.runner().zombies() == 0) {
        ledger.members().leave(last.me());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOG.warn("node '{}' could not take its leave; others will notice", settings.node(), failure);
    }
  }

  /** Waits until nothing executes and everything is recorded, for so long at most. */
  private void await(Duration atMost, Tenure last) {
    long begin = equipment.ticker().nanos();
    while (!last.isIdle()
        && equipment.ticker().since(begin).compareTo(atMost) < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, Duration.ofMillis(5).toNanos());
    }
  }
}
