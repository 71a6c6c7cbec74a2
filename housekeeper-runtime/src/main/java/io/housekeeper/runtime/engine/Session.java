package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the start of an engine to its end: the parts that outlive a tenure, and the tenure of the
 * moment. A node that was fenced opens another.
 */
final class Session implements NodeEvents.Reactions {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final NodeSettings settings;
  private final Ledger ledger;
  private final Equipment equipment;
  private final Room room;
  private final Scribe scribe;
  private final Listeners listeners;
  private final NodeEvents events;
  private final ExecutorService reads;
  private final PluginCodes codes;
  private final ThreadBodies bodies;
  private final Loops loops;
  private final Joining joining;
  private final Suspects suspects = new Suspects();
  private volatile Optional<Tenure> tenure = Optional.empty();
  private volatile boolean draining;
  private volatile boolean closing;
  private Optional<Enrolment> enrolment = Optional.empty();

  Session(NodeSettings settings, Ledger ledger, Equipment equipment, Room room) {
    this.settings = settings;
    this.ledger = ledger;
    this.equipment = equipment;
    this.room = room;
    this.scribe = new Scribe(clockwork().ticker());
    Describing describing = new Describing(ledger, node(), equipment.pages());
    this.listeners =
        new Listeners(equipment.listeners(), describing::describe, clockwork().ticker());
    this.events =
        new NodeEvents(listeners, describing, scribe, this, equipment.telemetry().meters());
    this.reads =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("housekeeper-reads").factory());
    this.codes =
        new PluginCodes(equipment.catalog(), equipment.databases(), reads, scribe, events::failed);
    this.bodies = new ThreadBodies(codes, clockwork());
    this.loops = new Loops(this);
    this.joining = new Joining(ledger.members());
  }

  EngineSettings settings() {
    return settings.now();
  }

  private String node() {
    return settings.now().node();
  }

  Tenure tenure() {
    return tenure.orElseThrow(
        () -> new IllegalStateException("node '" + node() + "' has not joined"));
  }

  Ledger ledger() {
    return ledger;
  }

  Catalog catalog() {
    return equipment.catalog();
  }

  Clockwork clockwork() {
    return equipment.clockwork();
  }

  Scribe scribe() {
    return scribe;
  }

  Listeners listeners() {
    return listeners;
  }

  Retelling retelling() {
    return events.retelling();
  }

  NodeEvents events() {
    return events;
  }

  Loops loops() {
    return loops;
  }

  boolean isReady() {
    return tenure().isReady() && loops.outage().isEmpty();
  }

  /** Whether there is nothing to do, and all that was done is told. */
  boolean isQuiet() {
    return tenure().isQuiet() && listeners.haveServed(listeners.mark());
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>(tenure().problems());
    loops.outage().ifPresent(why -> problems.add("the ledger does not answer: " + why));
    catalog().refusals().forEach(refusal -> problems.add(refusal.sentence()));
    problems.addAll(listeners().problems());
    return problems;
  }

  NodeLoad load() {
    return tenure().load(room.slots());
  }

  Instant now() {
    return codes.clock().instant();
  }

  void open() {
    readSettings();
    Tenure first = join();
    listeners.start();
    first.succeed();
    // From here on it beats: what follows may take longer than the others wait for a sign of life.
    loops.start();
    enrolment().complete();
    // The runs that the start makes due were asked for just now.
    nudge();
    LOG.info(
        "node '{}' runs as incarnation {}, with {} tasks{}",
        node(),
        first.me().incarnation(),
        equipment.catalog().size(),
        room.fires() ? "" : ", and none of them by itself: it is not enabled");
  }

  private synchronized Tenure join() {
    Tenure joined = joining.join(node(), this::tenureOf);
    tenure = Optional.of(joined);
    return joined;
  }

  private Tenure tenureOf(Membership me) {
    NodeClocks clocks = NodeClocks.of(clockwork().ticker(), clockwork().wall());
    codes.open(ledger, clocks.database());
    Workplace workplace =
        new Workplace(
            new CatalogCarrying(equipment.catalog()),
            events,
            bodies,
            new Tracing(equipment.telemetry().traces(), node(), catalog()::pluginOf),
            room,
            clockwork()::chance);
    Tenure joined = new Tenure(new Mandate(ledger, me), clocks, workplace);
    joined.drain(draining || settings.drained());
    joined.beat();
    enrolment = Optional.of(new Enrolment(ledger, catalog(), joined, room::fires));
    return joined;
  }

  /** With what this node has, of the incarnation of now. */
  synchronized Enrolment enrolment() {
    return enrolment.orElseThrow();
  }

  /** The ledger took this node for dead: what runs is no longer its own, and it joins anew. */
  synchronized void fenced(long incarnation) {
    Tenure dead = tenure();
    if (dead.me().incarnation() != incarnation) {
      // Another loop has learnt it before, and the node has joined again.
      return;
    }
    if (!dead.isFenced()) {
      LOG.warn(
          "the others took incarnation {} of node '{}' for dead: its runs are interrupted{}",
          dead.me().incarnation(),
          node(),
          closing ? "" : ", and it joins again");
      dead.fenced();
      room.leaveBehind(dead);
    }
    if (!closing) {
      join();
      enrolment().complete();
    }
  }

  /** A line was logged on this thread. */
  void heard(String line) {
    bodies.heard(line);
  }

  /** Nothing more of a loader begins here; completes when nothing of it executes any more. */
  CompletableFuture<Void> retire(ClassLoader loader) {
    return bodies.retire(loader);
  }

  /** From now on this node starts nothing, or starts again what is due. */
  void drain(boolean drains) {
    draining = drains;
    tenure().drain(draining || settings.drained());
  }

  /** What operators have set for this node holds from now on. */
  void readSettings() {
    settings.read(ledger.operations().settings(node()));
    tenure.ifPresent(joined -> joined.drain(draining || settings.drained()));
  }

  /** What a node is told beside what operators have set. */
  void become(EngineSettings others) {
    boolean fired = room.fires();
    settings.become(others);
    if (fired != room.fires()) {
      tenure().agenda().planAnew();
      enrolment().startUp();
      nudge();
    }
  }

  /** What a node could not register when it joined again, because the ledger failed between. */
  synchronized void completeJoining() {
    if (!closing) {
      enrolment().complete();
    }
  }

  @Override
  public void record() {
    loops.wakeRecorder();
  }

  @Override
  public void quarantine(int task, String why) {
    suspects.note(task, why);
    loops.wakeRounds();
  }

  void quarantineSuspects() {
    suspects.quarantine(new Orders(this));
  }

  /** Ends a run that executes here, without waiting for the next beat. */
  void cancelHere(long run) {
    tenure().runner().stop(running -> running.assignment().id() == run, Stop.CANCELLED);
  }

  /** There is something to do that others have asked for. */
  void nudge() {
    tenure().lookAgain();
    loops.wakeWriter();
    loops.wakeRounds();
  }

  /** See {@link Farewell}. */
  CompletableFuture<Void> close(Duration patience) {
    closing = true;
    drain(true);
    room.leaveBehind(tenure());
    return new Farewell(this, patience).take();
  }

  /** It could not be opened: leaves nothing behind of what was. */
  void abandon(RuntimeException failure) {
    closing = true;
    loops.stop(Duration.ofSeconds(5));
    try {
      if (tenure.isPresent()) {
        ledger.members().leave(tenure().me(), listeners.haveServed(listeners.mark()));
      }
      leaveHalfJoined();
      listeners.close(Duration.ZERO);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
    release();
  }

  /** An incarnation that has joined and never came to do anything. */
  synchronized void leaveHalfJoined() {
    joining.leave();
  }

  /** Nothing executes any more. */
  void release() {
    bodies.close();
    reads.shutdown();
  }
}
