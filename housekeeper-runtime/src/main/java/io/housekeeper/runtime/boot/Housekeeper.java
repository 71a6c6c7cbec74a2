package io.housekeeper.runtime.boot;

import io.housekeeper.api.Task;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.engine.Admission;
import io.housekeeper.runtime.engine.Admission.Admitted;
import io.housekeeper.runtime.engine.Admission.Refusal;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.engine.TaskSettings;
import io.housekeeper.runtime.schedule.ScheduleReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Housekeeper inside an application: runs its tasks when they are due, and accounts for every fire.
 *
 * <pre>{@code
 * try (Housekeeper housekeeper =
 *     Housekeeper.builder().ledger(Path.of("data/housekeeper.db")).task(new PurgeSessions()).build()) {
 *   System.out.println(housekeeper.start());
 *   housekeeper.runNow("purge-sessions", Duration.ofSeconds(30));
 * }
 * }</pre>
 */
public final class Housekeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

  /** Who the tasks of the application come from, where plugins are named. */
  static final String APPLICATION = "application";

  private static final Duration LOOK = Duration.ofMillis(50);

  private Plan plan;
  private final Catalog catalog;
  private final Admissions admissions;
  private volatile Optional<Opened> open = Optional.empty();
  private boolean isStarted;

  Housekeeper(Plan plan) {
    this.plan = plan;
    this.catalog = catalog(plan.work().settings());
    this.admissions = new Admissions(catalog, plan.work().tasks(), plan.work().version());
  }

  static Catalog catalog(TaskSettings settings) {
    return new Catalog(
        new ScheduleReader(name -> Optional.ofNullable(System.getenv(name))), settings);
  }

  /** A Housekeeper with everything as is usual, to be told what is not. */
  public static HousekeeperBuilder builder() {
    return new HousekeeperBuilder();
  }

  /**
   * Opens the ledger, joins the cluster, and begins to run what is due. A task that cannot be does
   * not keep the others from running.
   *
   * @throws io.housekeeper.runtime.ledger.CannotOpenLedger with a sentence, if the ledger cannot be
   *     opened
   */
  public synchronized StartReport start() {
    if (isStarted) {
      throw new IllegalStateException("this Housekeeper is started already");
    }
    Opened now = open.orElseGet(() -> Opened.of(plan, catalog, admissions));
    try {
      now.start();
      isStarted = true;
    } finally {
      open = Optional.of(now);
      closeUnlessNeeded();
    }
    StartReport report = now.report();
    LOG.info("{}", report);
    return report;
  }

  /**
   * From now on what another builder was told holds, while this goes on: settings of tasks, tasks
   * and listeners of types, databases, limits. Tasks, plugins and listeners that the application
   * itself brings stay those that they are.
   */
  public synchronized Becoming become(HousekeeperBuilder other) {
    Plan next = other.plan();
    List<String> later = plan.forLater(next);
    plan.surroundings().databases().become(next.surroundings().databases().blocks());
    plan = plan.with(next);
    return new Becoming(later, open().become(plan));
  }

  /** A line was logged on this thread: if a run executes on it, the line is kept with that run. */
  public void heard(String line) {
    open.ifPresent(now -> now.engine().heard(line));
  }

  private Opened open() {
    return open.filter(now -> isStarted)
        .orElseThrow(
            () -> new IllegalStateException("this Housekeeper is not started, or is closed"));
  }

  /** Ways in that work once, for whoever may do everything; none without an extension that has. */
  public synchronized List<String> invitations() {
    return open().invitations();
  }

  /** What may be asked and done. */
  public synchronized Control control() {
    return open().control();
  }

  /**
   * Adds a task while it runs.
   *
   * @return what takes it away again: nothing of it starts any more, what runs goes on, and its
   *     history stays
   * @throws IllegalArgumentException with a sentence, if it cannot be
   */
  public AutoCloseable register(Task task) {
    Admission admission = engine().add(admissions.coded(task));
    return switch (admission) {
      case Admitted admitted -> () -> unregister(admitted.task());
      case Refusal refusal -> throw new IllegalArgumentException(refusal.sentence());
    };
  }

  /** This node has a task no longer. */
  public void unregister(String task) {
    engine().remove(task);
  }

  private synchronized Engine engine() {
    return open().engine();
  }

  /** Starts a run of a task, on whichever node has room. */
  public Answer runNow(String task) {
    return control().as(Asking.by(APPLICATION)).runNow(task);
  }

  /**
   * Starts a run of a task, and waits for its end.
   *
   * @return the run as it is when it is over, or when the time is
   * @throws IllegalStateException with a sentence, if there cannot be a run now
   */
  public RunDetail runNow(String task, Duration waitAtMost) throws InterruptedException {
    Answer answer = runNow(task);
    return switch (answer) {
      case Answer.Accepted accepted ->
          new RunWait(control().runs(), LOOK).end(accepted.run(), waitAtMost);
      case Answer.Busy busy -> throw new IllegalStateException(busy.sentence());
      case Answer.Stale stale -> throw new IllegalStateException(stale.sentence());
      case Answer.Refused refused -> throw new IllegalStateException(refused.sentence());
      case Answer.Done done -> throw new IllegalStateException(done.sentence());
    };
  }

  /** Waits for what runs, as long as is set for that, and leaves. It can be started again. */
  @Override
  public void close() {
    stopped().ifPresent(was -> close(was, was.engine().settings().patience()));
  }

  /** The same, waiting for so long. */
  public void close(Duration patience) {
    stopped().ifPresent(was -> close(was, patience));
  }

  private synchronized Optional<Opened> stopped() {
    Optional<Opened> was = isStarted ? open : Optional.empty();
    isStarted = false;
    return was;
  }

  private void close(Opened was, Duration patience) {
    was.stop(patience);
    was.engine().over().thenRun(this::closeUnlessNeeded);
  }

  /**
   * A thread that ignores its interrupt keeps the ledger open, and its run this node's, until it
   * has ended; who starts meanwhile goes on with that ledger.
   */
  private synchronized void closeUnlessNeeded() {
    boolean isNeeded = isStarted || open.filter(was -> !was.engine().isOver()).isPresent();
    if (!isNeeded) {
      open.ifPresent(Opened::close);
      open = Optional.empty();
    }
  }
}
