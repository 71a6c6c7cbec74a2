package io.housekeeper.testkit;

import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.Workshop;
import io.housekeeper.runtime.engine.Catalog;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A whole Housekeeper whose time is turned by hand. Schedules, ledger, engine and control are those
 * of the service; only time is virtual, and what is due happens when a test lets time go on.
 *
 * <pre>{@code
 * try (VirtualHousekeeper housekeeper =
 *     VirtualHousekeeper.at("2027-03-28T00:00Z").zone("Europe/Berlin").tasks(purge).start()) {
 *   housekeeper.advance(Duration.ofDays(1));
 *   assertThat(housekeeper.runs("purge-sessions")).hasSize(1);
 * }
 * }</pre>
 *
 * <p>Of several runs that are due at one instant one works after the other, so that a test tells
 * the same story each time. A test uses it on one thread.
 */
public final class VirtualHousekeeper implements AutoCloseable {

  private static final int PAGE = 1_000;

  /** No run of a test needs so long: what is not over then never is. */
  private static final Duration LONGEST = Duration.ofDays(30);

  /** What it is made of. */
  record Parts(Engine engine, Ledger ledger, Catalog catalog) {}

  private final Parts parts;
  private final VirtualClock clock;
  private final Course course;
  private final Lateness lateness;
  private final ZoneId zone;
  private final Control control;
  private boolean isStarted;

  VirtualHousekeeper(
      Parts parts, VirtualClock clock, Course course, Lateness lateness, ZoneId zone) {
    this.parts = parts;
    this.clock = clock;
    this.course = course;
    this.lateness = lateness;
    this.zone = zone;
    this.control = new Control(parts.ledger(), parts.engine(), Workshop.NONE);
  }

  /**
   * One that starts then.
   *
   * @param time with its offset as in {@code 2027-03-28T02:30Z}, or a local time of the zone
   */
  public static VirtualHousekeeperBuilder at(String time) {
    return new VirtualHousekeeperBuilder(where -> Moment.read(time, where));
  }

  /** One that starts then. */
  public static VirtualHousekeeperBuilder at(Instant time) {
    return new VirtualHousekeeperBuilder(where -> time);
  }

  /** What time it is. */
  public Instant now() {
    return clock.instant();
  }

  /** Lets time go on; what is due until then has happened when this returns. */
  public VirtualHousekeeper advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not go back, and was to go on by " + time);
    }
    return advanceTo(now().plus(time));
  }

  /**
   * Lets time go on to an instant.
   *
   * @param time with its offset as in {@code 2027-03-28T02:30Z}, or a local time of the zone
   */
  public VirtualHousekeeper advanceTo(String time) {
    return advanceTo(Moment.read(time, zone));
  }

  /** Lets time go on to an instant. */
  public VirtualHousekeeper advanceTo(Instant time) {
    if (time.isBefore(now())) {
      throw new IllegalArgumentException(
          "it is %s already, and time does not go back to %s".formatted(now(), time));
    }
    goOn(clock.nanosOf(time), () -> false);
    return this;
  }

  private void goOn(long nanos, BooleanSupplier isEnough) {
    lateness.check();
    refuseTasks();
    course.goOn(nanos, isEnough);
  }

  private static void refuseTasks() {
    if (Thread.currentThread() instanceof RunThread) {
      throw new IllegalStateException(
          "the code of a task does not turn the time of the test: it takes time with"
              + " VirtualTime.pass");
    }
  }

  /**
   * What may be asked and done, as in the service. What is asked for is in force in the ledger at
   * once, and is acted upon as time goes on.
   */
  public Control control() {
    return control;
  }

  /**
   * Starts a run of a task, and lets time go on until it is over.
   *
   * @throws IllegalStateException with a sentence, if there cannot be a run now
   */
  public RunDetail runNow(String task) {
    return over(control.as(Asking.by("test")).runNow(task));
  }

  /** Lets time go on until the run is over that was asked for. */
  RunDetail over(Answer answer) {
    return switch (answer) {
      case Answer.Accepted accepted -> over(accepted.run());
      case Answer.Busy busy -> throw new IllegalStateException(busy.sentence());
      case Answer.Stale stale -> throw new IllegalStateException(stale.sentence());
      case Answer.Refused refused -> throw new IllegalStateException(refused.sentence());
      case Answer.Done done -> throw new IllegalStateException(done.sentence());
    };
  }

  /** Lets time go on until a run is over. */
  RunDetail over(String run) {
    long end = clock.nanos() + LONGEST.toNanos();
    goOn(end, () -> control.runs().detail(run).filter(one -> one.summary().isOver()).isPresent());
    RunDetail detail = control.runs().detail(run).orElseThrow();
    if (!detail.summary().isOver()) {
      throw new AssertionError(
          "run %s of task '%s' is %s after %d days"
              .formatted(run, detail.summary().task(), detail.summary().state(), LONGEST.toDays()));
    }
    return detail;
  }

  /** All runs of a task, and the fires that none was made of, oldest first. */
  public List<RunSummary> runs(String task) {
    RunQuery query = RunQuery.newest(PAGE).of(task);
    List<RunSummary> all = new ArrayList<>();
    List<RunSummary> page = control.runs().page(query);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = control.runs().page(query.after(page.get(page.size() - 1)));
    }
    return all.reversed();
  }

  /** The lines that a run has logged, of all its attempts. */
  public List<String> log(String run) {
    StringBuilder text = new StringBuilder();
    control.runs().log(run, 0, Integer.MAX_VALUE).forEach(piece -> text.append(piece.text()));
    return text.toString().lines().toList();
  }

  /** Starts again what was stopped. */
  public VirtualHousekeeper start() {
    if (isStarted) {
      throw new IllegalStateException("this Housekeeper is started already");
    }
    parts.engine().start();
    isStarted = true;
    goOn(clock.nanos(), () -> false);
    Assembly.check(parts.catalog());
    return this;
  }

  /**
   * Ends it as a shutdown does: what runs has 30 seconds of virtual time, and is interrupted then.
   * The ledger stays, and time may go on meanwhile.
   */
  public VirtualHousekeeper stop() {
    return stop(parts.engine().settings().patience());
  }

  private VirtualHousekeeper stop(Duration patience) {
    refuseTasks();
    if (isStarted) {
      isStarted = false;
      parts.engine().close(patience);
    }
    return this;
  }

  /** Ends it at once, and with it whatever still runs. */
  @Override
  public void close() {
    lateness.bear();
    stop(Duration.ZERO);
    parts.ledger().close();
  }
}
