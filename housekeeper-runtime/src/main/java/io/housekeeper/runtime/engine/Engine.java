package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.engine.Admission.Admitted;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs the tasks of a catalog on a ledger. An engine can be started again after it was closed; the
 * ledger stays open.
 */
public final class Engine implements AutoCloseable {

  private final String node;
  private final NodeSettings settings;
  private final Ledger ledger;
  private final Equipment equipment;
  private final List<Listening> listening;
  private final Room room;
  private Optional<Runnable> whenMade = Optional.empty();
  private volatile Optional<Session> session = Optional.empty();
  private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);

  public Engine(EngineSettings settings, Ledger ledger, Equipment equipment) {
    this.node = settings.node();
    this.settings = new NodeSettings(settings);
    this.ledger = ledger;
    this.equipment = equipment;
    this.listening = new CopyOnWriteArrayList<>(equipment.listeners());
    this.room = new Room(this.settings::maxConcurrentRuns, () -> this.settings.now().fires());
  }

  /** Joins the cluster, registers what the catalog has, and begins to run it. */
  public synchronized void start() {
    if (session.isPresent()) {
      throw new IllegalStateException("the engine of node '" + node + "' runs already");
    }
    Session opened = new Session(settings, ledger, equipment.with(listening), room);
    try {
      opened.open();
    } catch (RuntimeException failure) {
      opened.abandon(failure);
      throw failure;
    }
    session = Optional.of(opened);
    whenMade.ifPresent(opened.loops()::watchMade);
  }

  /**
   * Who is told, from the next start on, that there are tasks to be made: at each start, and within
   * two seconds after somebody has changed what is made, on whichever node. On a thread of its own,
   * on which it may take its time; at most once at a time. What it throws is logged, and it is told
   * of the next change; only when it cannot read the ledger it is told again.
   */
  public synchronized void whenMade(Runnable listener) {
    whenMade = Optional.of(listener);
  }

  /** Adds a task, if it can be, and begins to run it once the engine is started. */
  public synchronized Admission add(CodedTask task) {
    Admission admission = equipment.catalog().add(task, equipment.clockwork().wall().instant());
    if (admission instanceof Admitted admitted && session.isPresent()) {
      started().enrolment().add(equipment.catalog().offersWith(admitted.task()));
      return equipment.catalog().admission(admitted.task());
    }
    return admission;
  }

  /**
   * From now on this holds, on this node. What of it cannot be stays as it is.
   *
   * @return why something stays as it is, a sentence each
   */
  public synchronized List<String> become(EngineSettings others, TaskSettings tasks) {
    List<String> refused = new ArrayList<>();
    List<Offer> changed =
        equipment
            .catalog()
            .become(
                tasks,
                equipment.clockwork().wall().instant(),
                refusal -> refused.add(refusal.sentence()));
    if (session.isPresent()) {
      session.get().become(others);
      session.get().enrolment().add(changed);
    } else {
      settings.become(others);
    }
    return refused;
  }

  /** Says what adding these tasks would come to, and adds none. */
  public List<Admission> check(List<CodedTask> together) {
    return equipment.catalog().check(together, equipment.clockwork().wall().instant());
  }

  /**
   * Code of a loader is in the catalog no longer: completes when nothing of it executes here any
   * more.
   */
  public synchronized CompletionStage<Void> retire(ClassLoader loader) {
    return session
        .map(open -> open.retire(loader))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  /** The names of the tasks that a plugin has brought to this node. */
  public List<String> tasksOf(String plugin) {
    return equipment.catalog().namesOf(plugin);
  }

  /** Somebody else is told from now on what happens. */
  public synchronized void listen(Listening one) {
    listening.add(one);
    session.ifPresent(open -> open.listeners().add(one));
  }

  /** Somebody is told no more, once what waits for him is told or so much time is over. */
  public void unlisten(Listening one, Duration atMost) throws InterruptedException {
    listening.remove(one);
    Optional<Session> open = session;
    if (open.isPresent()) {
      open.get().listeners().remove(one, atMost);
    }
  }

  /** This node no longer has a task: others may. What runs of it goes on, and its history stays. */
  public synchronized void remove(String task) {
    equipment.catalog().remove(task);
    session.ifPresent(open -> open.enrolment().withdraw(task));
  }

  /** A line was logged on this thread: if a run executes on it, the line is kept with that run. */
  public void heard(String line) {
    session.ifPresent(open -> open.heard(line));
  }

  /** What operators can ask for. */
  public synchronized Orders orders() {
    return new Orders(started());
  }

  private Session started() {
    return session.orElseThrow(
        () -> new IllegalStateException("the engine of node '" + node + "' is not started"));
  }

  /** From now on this node starts nothing, and others do; or it takes its share again. */
  public synchronized void drain(boolean drains) {
    started().drain(drains);
  }

  /** The names of tasks of this node that are disabled. */
  public synchronized List<String> disabledTasks() {
    return started().tenure().agenda().views().stream()
        .filter(view -> view.row().switches().disabled())
        .map(view -> view.row().key().name())
        .sorted()
        .toList();
  }

  /** What this node does not do as it should, a sentence each; none if all is well. */
  public synchronized List<String> problems() {
    return started().problems();
  }

  /** How many events were not told because a listener was too slow, since the start. */
  public long droppedEvents() {
    return session.map(open -> open.listeners().dropped()).orElse(0L);
  }

  /** How many times a listener has failed at an event, since the start. */
  public long failedEvents() {
    return session.map(open -> open.listeners().failed()).orElse(0L);
  }

  /** The time of the ledger, as this node knows it; of this machine, while it is not started. */
  public synchronized Instant now() {
    return session.map(Session::now).orElseGet(equipment.clockwork().wall()::instant);
  }

  /** The zone of tasks that name none. */
  public ZoneId zone() {
    return equipment.catalog().zone();
  }

  /** Forgets entries that ended longer ago than this; says how many. */
  public int forget(Duration age) {
    Membership me = member();
    Instant before = now().minus(age);
    int all = 0;
    int some = Upkeep.SOME;
    while (some == Upkeep.SOME) {
      some = ledger.history().forget(me, before, Upkeep.SOME);
      all += some;
    }
    return all;
  }

  /**
   * When this node will have something to do next, as far as that is known now: a fire, a run that
   * waits, a run whose time will be up, something that was changed until some time. Nothing if it
   * will have to do only what somebody asks for.
   */
  public synchronized Optional<Instant> nextOccasion() {
    return session.flatMap(open -> new Outlook(open).next());
  }

  /** The tasks of this node whose specification in force cannot be read here. */
  public synchronized List<Unreadable> unread() {
    return session.map(open -> open.tenure().unread()).orElse(List.of());
  }

  /** How those are doing who are told what happens. */
  public synchronized List<ListenerFigures> listeners() {
    return session.map(open -> open.listeners().figures()).orElse(List.of());
  }

  /** How much there is to do; waits for nothing. */
  public NodeLoad load() {
    return session.map(Session::load).orElse(NodeLoad.NONE);
  }

  /** What holds for this node now: operators may have changed it since its start. */
  public EngineSettings settings() {
    return settings.now();
  }

  /** Who this node is for the ledger. */
  public synchronized Membership member() {
    return started().tenure().me();
  }

  /**
   * Comes back when nothing is due, nothing executes, and whoever is told what happens has been
   * told all of it; or after so long.
   */
  public void awaitQuiet(Duration atMost) {
    session.ifPresent(open -> open.clockwork().await(open::isQuiet, atMost));
  }

  /** Whether this node takes its share of what is due. */
  public boolean isReady() {
    return session.filter(Session::isReady).isPresent();
  }

  /**
   * Starts nothing more, waits for what runs, interrupts what is left, records how it ended, and
   * leaves the cluster. Runs that were interrupted are taken up by others, or at the next start.
   * Where a thread has not ended then, its run stays this node's until it has: the ledger must stay
   * open until {@link #over}. The engine can be started again meanwhile.
   */
  @Override
  public void close() {
    close(settings().patience());
  }

  /** The same, waiting for so long for what runs. */
  public void close(Duration patience) {
    Optional<Session> open;
    CompletableFuture<CompletableFuture<Void>> ended = new CompletableFuture<>();
    synchronized (this) {
      // Not for as long as it takes: whoever asks meanwhile is told that this node is not ready.
      open = session;
      session = Optional.empty();
      over =
          open.isPresent() ? CompletableFuture.allOf(over, ended.thenCompose(last -> last)) : over;
    }
    open.ifPresent(one -> ended.complete(one.close(patience)));
  }

  /** Whether nothing runs, nor is left of what was closed. */
  public synchronized boolean isOver() {
    return session.isEmpty() && over.isDone();
  }

  /** Completes when nothing is left of what was closed: neither a thread of a run, nor a beat. */
  public synchronized CompletionStage<Void> over() {
    return over.copy();
  }
}
