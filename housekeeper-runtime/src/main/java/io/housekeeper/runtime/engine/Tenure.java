package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Running.Stop;
import io.housekeeper.runtime.engine.WriteStep.Outcomes;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Owner;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.run.RunEvent.TimeWasUp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/**
 * One incarnation of this node, from the moment it joins to the moment it leaves or is fenced: its
 * steps, each of which does what is to be done now and never waits.
 */
final class Tenure implements Outcomes, Recorder {

  /** Tasks whose code nobody has had for so long are given up. */
  private static final Duration GONE = Duration.ofMinutes(1);

  /** With so many results that are not recorded, nothing new is started. */
  private static final int MOST_UNRECORDED = 2_048;

  /** So many threads of one task may ignore their interrupt before it is quarantined. */
  private static final int MOST_ZOMBIES = 3;

  private static final String UNRECORDED = "its result could not be recorded: ";

  private final Ledger ledger;
  private final Membership me;
  private final NodeClocks clocks;
  private final Carrying carrying;
  private final Events events;
  private final Room room;
  private final Agenda agenda = new Agenda();
  private final Runner runner;
  private final Slots slots;
  private final WriteStep writer;
  private final BeatStep beat;
  private final Observer observer;
  private final Reconciler reconciler;
  private final Map<Integer, Long> uncarriedSince = new ConcurrentHashMap<>();
  private long revision;
  private volatile long newest;
  private final Skew skew;
  private final AtomicBoolean lookAgain = new AtomicBoolean();
  private volatile boolean draining;
  private volatile boolean fenced;
  private volatile boolean eldest;
  private volatile long ticked;
  private volatile long written;

  Tenure(Ledger ledger, Membership me, NodeClocks clocks, Workplace workplace) {
    this.ledger = ledger;
    this.me = me;
    this.clocks = clocks;
    this.carrying = workplace.carrying();
    this.events = workplace.events();
    this.room = workplace.room();
    this.runner = new Runner(workplace.bodies(), clocks.times(), this, workplace.chance());
    this.slots = new Slots(room::slots, runner::executing);
    this.writer = new WriteStep(ledger.runs(), me, agenda, slots, this);
    this.beat = new BeatStep(ledger.members(), me, clocks);
    this.observer = new Observer(me, clocks.ticker());
    this.skew = new Skew(events);
    this.reconciler = new Reconciler(clocks.ticker());
    this.ticked = clocks.ticker().nanos();
    this.written = ticked;
  }

  /**
   * What a tenure works with.
   *
   * @param chance from 0 to 1, for the lengths of waits before retries
   */
  record Workplace(
      Carrying carrying, Events events, Bodies bodies, Room room, DoubleSupplier chance) {}

  Membership me() {
    return me;
  }

  Runner runner() {
    return runner;
  }

  Agenda agenda() {
    return agenda;
  }

  // --- what this node carries ---

  /** Registers what this node carries, and plans what of it is in force. */
  List<Registration> register() {
    List<Registration> answers = ledger.tasks().register(me, carrying.offers());
    for (Registration answer : answers) {
      if (answer instanceof Registration.Accepted accepted) {
        plan(accepted.view());
      }
    }
    return answers;
  }

  private void plan(TaskView view) {
    events.seen(view);
    if (carrying.carries(view)) {
      agenda.put(view);
    } else {
      agenda.remove(view.id());
    }
  }

  // --- the steps ---

  /** The timer: notes what is due, and watches the time of what runs. Never touches the ledger. */
  boolean tick() {
    ticked = clocks.ticker().nanos();
    runner.watchTime();
    if (clocks.contact().isGivenUp()) {
      runner.stop(running -> running.assignment().isExclusive(), Stop.GIVEN_UP);
    }
    return agenda.advance(clocks.database().instant());
  }

  /** The writer: one transaction, if there is something to write. */
  boolean write() {
    boolean wrote = writer.step(clocks.database().instant(), mayStart());
    written = clocks.ticker().nanos();
    return wrote;
  }

  private boolean mayStart() {
    return !draining
        && clocks.contact().mayStart()
        && writer.pending() < MOST_UNRECORDED
        && runner.zombies() < room.slots();
  }

  /** Whether this node takes its share of what is due, and its clock can be believed. */
  boolean isReady() {
    return mayStart() && !skew.isTooMuch();
  }

  /** Whether from now on nothing is started any more. */
  void drain(boolean drains) {
    draining = drains;
  }

  /** Whether no thread of a run is left, and all that there was is recorded. */
  boolean isOver() {
    return runner.all().isEmpty() && (fenced || writer.isEmpty());
  }

  /** Whether nothing executes and all that did is recorded. */
  boolean isIdle() {
    return runner.executing() == 0 && writer.isEmpty();
  }

  /** The heartbeat; silent while the timer or the writer stands still. */
  void beat() {
    if (isStill(ticked) || isStill(written)) {
      return;
    }
    Pulse pulse = beat.beat();
    skew.measured(clocks.wall().instant(), clocks.database().instant());
    Set<Long> cancels = Set.copyOf(pulse.cancels());
    runner.stop(running -> cancels.contains(running.assignment().id()), Stop.CANCELLED);
    newest = pulse.revision();
  }

  private boolean isStill(long round) {
    return clocks.ticker().since(round).compareTo(Contact.CAREFUL) >= 0;
  }

  /** Looks for nodes that have fallen silent, and releases what they had. */
  void observe() {
    List<NodeRow> living;
    try {
      living = ledger.members().living();
    } catch (LedgerFailure failure) {
      observer.lostContact();
      throw failure;
    }
    eldest = living.stream().allMatch(row -> row.member().incarnation() >= me.incarnation());
    observer.silent(living).forEach(this::bury);
  }

  /** Whether no living node has joined earlier: one of all is to look after what concerns all. */
  boolean isEldest() {
    return eldest;
  }

  /** Releases what those had that must be dead, because this process owns the ledger alone now. */
  void succeed() {
    ledger.members().predecessors(me).forEach(this::bury);
  }

  private void bury(NodeRow node) {
    Optional<Made> released = ledger.members().sweep(me, node);
    if (released.isPresent()) {
      events.buried(node, ledger.members().untold(node.member().incarnation()));
      made(released.get());
    }
  }

  /** Reads again what has changed. */
  void refresh() {
    boolean expired = ledger.operations().expire(me) > 0;
    boolean look = lookAgain.getAndSet(false);
    long upTo = newest;
    Set<Integer> changed = new TreeSet<>(agenda.outdated());
    if (upTo > revision || expired || look) {
      changed.addAll(ledger.tasks().changedSince(revision));
    }
    if (!changed.isEmpty()) {
      ledger.tasks().views(changed).forEach(this::plan);
    }
    revision = Math.max(revision, upTo);
  }

  /** Gives back what the ledger thinks is executed here, and is not. */
  void reconcile() {
    List<Long> unknown = reconciler.unknown(ledger.runs().owned(me), this::isKnown);
    if (!unknown.isEmpty()) {
      made(ledger.runs().giveBack(me, unknown));
    }
    made(ledger.members().releaseOrphans(me));
  }

  /** Whether a run that the ledger says is executed here is, or is about to be recorded. */
  boolean isKnown(LiveRow row) {
    return runner.knows(row.id(), row.owner().map(Owner::fence).orElse(0L))
        || writer.isPending(row.id());
  }

  /** Gives up tasks whose code no living node has had for a minute. */
  void retire() {
    List<Integer> uncarried = ledger.tasks().uncarried();
    uncarriedSince.keySet().retainAll(uncarried);
    long now = clocks.ticker().nanos();
    uncarried.forEach(task -> uncarriedSince.putIfAbsent(task, now));
    List<Integer> gone =
        uncarriedSince.entrySet().stream()
            .filter(one -> clocks.ticker().since(one.getValue()).compareTo(GONE) >= 0)
            .map(Map.Entry::getKey)
            .toList();
    if (!gone.isEmpty()) {
      made(ledger.tasks().retire(me, gone));
    }
  }

  // --- what became durable ---

  @Override
  public void record(Finish finish) {
    writer.add(finish);
    events.somethingToWrite();
    checkZombies(finish);
  }

  private void checkZombies(Finish finish) {
    if (finish.event() instanceof TimeWasUp up && !up.threadEnded()) {
      int task = finish.run().task();
      long zombies =
          runner.all().stream()
              .filter(run -> run.isZombie() && run.assignment().row().task() == task)
              .count();
      if (zombies >= MOST_ZOMBIES) {
        events.quarantine(task, zombies + " of its threads ignore their interrupt");
      }
    }
  }

  @Override
  public void overdue(Assignment assignment) {
    events.overdue(assignment);
  }

  @Override
  public void timeUp(Assignment assignment, String stack) {
    events.timeUp(assignment, stack);
  }

  @Override
  public void started(Started run) {
    Assignment assignment = new Assignment(run.row(), run.plan());
    if (fenced) {
      return;
    }
    if (!clocks.contact().mayStart()) {
      // The answer took so long that others may be about to take the run, or have taken it.
      runner.decline(assignment);
      return;
    }
    if (assignment.isExclusive()) {
      agenda.held(run.row().task());
    }
    events.started(assignment);
    runner.start(assignment);
  }

  @Override
  public void claimed(ClaimAnswer answer) {
    agenda.answered(answer, clocks.database().instant());
  }

  @Override
  public void finished(Finish finish, FinishAnswer answer) {
    switch (answer) {
      case FinishAnswer.Again again -> {
        // Whoever takes the next attempt, its end may not be seen here.
        agenda.released(finish.run().task());
        events.attemptFailed(again.row(), finish.report());
      }
      case FinishAnswer.NotOwned lost -> {
        agenda.released(finish.run().task());
        events.notOwned(finish);
      }
      case FinishAnswer.Over over -> agenda.released(finish.run().task());
      case FinishAnswer.Released released -> agenda.released(finish.run().task());
    }
  }

  @Override
  public void made(Made made) {
    made.tasks().forEach(agenda::changed);
    if (!made.ended().isEmpty()) {
      events.ended(made.ended());
    }
  }

  @Override
  public Finish refused(Finish finish, Refused why) {
    Report report = finish.report();
    if (report.message().startsWith(UNRECORDED)) {
      return finish;
    }
    events.refused(finish, String.valueOf(why.getMessage()));
    Report plain =
        new Report(
            UNRECORDED + why.getMessage(), "", Figures.NONE, report.startedAt(), report.endedAt());
    return new Finish(finish.run(), finish.event(), finish.transitions(), plain);
  }

  /** The ledger has given this incarnation up: nothing that runs is this node's any more. */
  void fenced() {
    fenced = true;
    runner.stop(running -> true, Stop.NOT_OURS);
  }

  /** Somebody has asked for a run, or changed a task. */
  void lookAgain() {
    lookAgain.set(true);
    slots.waitingUntil(Instant.MIN);
  }

  /** How long there will be nothing for the timer to do; not for longer than this. */
  Duration untilNextDue(Duration longest) {
    return until(agenda.next().orElse(Instant.MAX), longest);
  }

  /** How long there will be no waiting run to take, as far as is known. */
  Duration untilNextTake(Duration longest) {
    return until(slots.next(), longest);
  }

  private Duration until(Instant instant, Duration longest) {
    Instant now = clocks.database().instant();
    return instant.isAfter(now.plus(longest)) ? longest : Duration.between(now, instant);
  }

  /** No end from before this instant is still to be recorded. */
  Instant recordedUpTo() {
    return writer.oldestUnrecorded().orElse(clocks.database().instant());
  }

  /** No run with a lower id is still to end here. */
  long lowestLive() {
    return Math.min(writer.lowestUnrecorded(), runner.lowestRun());
  }

  /** When the timer has something to do, by the database's clock. */
  Optional<Instant> nextDue() {
    return agenda.next();
  }
}
