package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One incarnation of this node, from the moment it joins to the moment it leaves or is fenced: its
 * steps, each of which does what is to be done now and never waits.
 */
final class Tenure {

  /** With so many results that are not recorded, nothing new is started. */
  private static final int MOST_UNRECORDED = 2_048;

  private final Mandate mandate;
  private final NodeClocks clocks;
  private final Room room;
  private final Agenda agenda;
  private final Runner runner;
  private final Slots slots;
  private final Upcoming upcoming;
  private final RunTraces traces;
  private final Aftermath aftermath;
  private final Writers writers;
  private final BeatStep beat;
  private final Skew skew;
  private final Registrar registrar;
  private final Neighbours neighbours;
  private final Reconciler reconciler;
  private final LostCode lostCode;
  private final Problems problems;
  private final boolean watched;
  private volatile boolean draining;
  private volatile boolean fenced;
  private volatile long ticked;
  private volatile long started;
  private volatile long recorded;

  Tenure(Mandate mandate, NodeClocks clocks, Workplace workplace) {
    this.mandate = mandate;
    this.clocks = clocks;
    this.room = workplace.room();
    this.agenda = new Agenda(room::fires);
    Events events = workplace.events();
    Finishes finishes = new Finishes();
    Recorder recorder = new Recording(finishes, events);
    this.runner = new Runner(workplace.bodies(), clocks.times(), recorder, workplace.chance());
    this.slots = new Slots(room::slots, runner::executing);
    this.upcoming = new Upcoming(agenda, slots, clocks.database());
    this.traces = new RunTraces(workplace.tracing(), clocks.wall());
    this.aftermath = new Aftermath(runner, agenda, events, clocks, traces);
    this.writers = Writers.of(mandate, finishes, agenda, slots, aftermath);
    this.beat = new BeatStep(mandate, clocks);
    this.skew = new Skew(events);
    this.registrar = new Registrar(mandate, workplace.carrying(), agenda, events);
    Observer observer = new Observer(mandate.me(), clocks.ticker());
    this.neighbours = new Neighbours(mandate, observer, events, aftermath::made);
    this.reconciler = new Reconciler(clocks.ticker());
    this.lostCode = new LostCode(mandate, clocks.ticker());
    this.problems = new Problems(skew, registrar, runner, room, agenda);
    this.watched = mandate.ledger().members().areWatched();
    this.ticked = clocks.ticker().nanos();
    this.started = ticked;
    this.recorded = ticked;
  }

  Membership me() {
    return mandate.me();
  }

  Runner runner() {
    return runner;
  }

  NodeLoad load(int slots) {
    Duration silence = clocks.contact().silence();
    int executing = runner.executing();
    return new NodeLoad(agenda.size(), agenda.due(), slots, executing, writers.pending(), silence);
  }

  Agenda agenda() {
    return agenda;
  }

  // --- the steps ---

  /** Registers tasks that this node carries, and plans what of them is in force. */
  List<Registration> register(List<Offer> offers) {
    return registrar.register(offers);
  }

  /** This node has the code of a task no longer; what runs of it goes on. */
  void withdraw(String task) {
    registrar.withdraw(task);
  }

  /** The timer: notes what is due, and watches the time of what runs. Never touches the ledger. */
  boolean tick() {
    ticked = clocks.ticker().nanos();
    runner.watchTime();
    if (watched && clocks.contact().isGivenUp()) {
      runner.stop(running -> running.assignment().isExclusive(), Stop.GIVEN_UP);
    }
    return agenda.advance(clocks.database().instant());
  }

  /** The writer: one transaction, if there is something to write. */
  boolean write() {
    boolean wrote = writers.start(clocks.database().instant(), mayStart());
    started = clocks.ticker().nanos();
    return wrote;
  }

  /** The writer of ends: one transaction, if there is something to record. */
  boolean record() {
    boolean wrote = writers.record(clocks.database().instant());
    recorded = clocks.ticker().nanos();
    return wrote;
  }

  /** Whether something waits for room that the end of a run makes. */
  boolean wantsRoom() {
    return agenda.due() > 0 || slots.wantsRoom();
  }

  /** The heartbeat; silent, which it says, while the timer or a writer stands still. */
  boolean beat() {
    if (isStill(ticked) || isStill(started) || (writers.areTwo() && isStill(recorded))) {
      return false;
    }
    Pulse pulse = beat.beat();
    skew.measured(clocks.wall().instant(), clocks.database().instant());
    Set<Long> cancels = Set.copyOf(pulse.cancels());
    runner.stop(running -> cancels.contains(running.assignment().id()), Stop.CANCELLED);
    registrar.changed(pulse.revision());
    return true;
  }

  private boolean isStill(long round) {
    return clocks.ticker().since(round).compareTo(Contact.CAREFUL) >= 0;
  }

  /** Looks for nodes that have fallen silent, and releases what they had. */
  void observe() {
    neighbours.observe();
  }

  /** Releases what those had that must be dead, because this process owns the ledger alone now. */
  void succeed() {
    neighbours.succeed();
  }

  /** Reads again what has changed. */
  void refresh() {
    registrar.refresh();
  }

  /** Gives back what the ledger thinks is executed here, or by the dead, and is not. */
  void reconcile() {
    List<LiveRow> owned = mandate.ledger().runs().owned(me());
    List<Long> unknown = reconciler.unknown(owned, this::isKnown);
    if (!unknown.isEmpty()) {
      aftermath.made(mandate.ledger().runs().giveBack(me(), unknown));
    }
    neighbours.releaseOrphans();
    traces.giveUp(clocks.database().instant());
  }

  /** Whether a run that the ledger says is executed here is, or is about to be recorded. */
  boolean isKnown(LiveRow row) {
    return runner.knows(row.id(), row.owner().map(Owner::fence).orElse(0L))
        || writers.isPending(row.id());
  }

  /** Gives up tasks whose code no living node has had for a minute. */
  void retire() {
    aftermath.made(lostCode.giveUp());
  }

  // --- how it is doing ---

  private boolean mayStart() {
    return !draining
        && clocks.contact().mayStart()
        && writers.pending() < MOST_UNRECORDED
        && runner.zombies() < room.slots();
  }

  /** Whether this node takes its share of what is due, and its clock can be believed. */
  boolean isReady() {
    return mayStart() && !skew.isTooMuch();
  }

  /** Why this node does not do all that it should, a sentence for each reason. */
  List<String> problems() {
    return problems.sentences(clocks.database().instant());
  }

  /** The tasks of this node that cannot be read. */
  List<Unreadable> unread() {
    return registrar.unread();
  }

  /** Whether from now on nothing is started any more. */
  void drain(boolean drains) {
    draining = drains;
  }

  /** Whether nothing executes and all that did is recorded. */
  boolean isIdle() {
    return runner.executing() == 0 && writers.areIdle();
  }

  /** Whether nothing waits to be started here, and it is idle. */
  boolean isQuiet() {
    // A start that the writer is about to make is over before it says whether it is idle.
    return !wantsStart() && writers.areIdle() && isIdle();
  }

  private boolean wantsStart() {
    // A node that is out of touch for now starts what is due when it is not any more.
    return !draining && upcoming.isNow();
  }

  /** Whether no thread of a run is left, and all that there was is recorded. */
  boolean isOver() {
    return runner.all().isEmpty() && (fenced || writers.areIdle());
  }

  /** Nothing more of it is seen here: what waits to be tried again is done elsewhere. */
  void left() {
    traces.close();
  }

  /** The ledger has given this incarnation up: nothing that runs is this node's any more. */
  void fenced() {
    fenced = true;
    aftermath.fenced();
    runner.stop(running -> true, Stop.NOT_OURS);
  }

  boolean isFenced() {
    return fenced;
  }

  /** Whether no living node has joined earlier: one of all is to look after what concerns all. */
  boolean isEldest() {
    return neighbours.isEldest();
  }

  /** Somebody has asked for a run, or changed a task. */
  void lookAgain() {
    registrar.lookAgain();
    upcoming.askedFor();
  }

  /** How long there will be nothing for the timer to do; not for longer than this. */
  Duration untilNextDue(Duration longest) {
    return upcoming.untilDue(longest);
  }

  /** How long there will be no waiting run to take, as far as is known. */
  Duration untilNextTake(Duration longest) {
    // Nobody looks while there is no room, so that what was due to be looked at stays due.
    return mayStart() && slots.free() > 0 ? upcoming.untilTake(longest) : longest;
  }

  /** No end from before this instant is still to be recorded, or to be passed on. */
  Instant recordedUpTo() {
    Instant buried = neighbours.betweenBurials(clocks.database()::instant);
    Instant recorded = writers.oldestUnrecorded().orElse(buried);
    return recorded.isBefore(buried) ? recorded : buried;
  }

  /** No run with a lower id is still to end here. */
  long lowestLive() {
    // In the order in which they go from one to the other, or one on its way would be missed.
    long executing = runner.lowestRun();
    return Math.min(executing, writers.lowestUnrecorded());
  }

  /** When the timer has something to do, by the database's clock. */
  Optional<Instant> nextDue() {
    return agenda.next();
  }
}
