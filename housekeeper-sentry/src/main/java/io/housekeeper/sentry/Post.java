package io.housekeeper.sentry;

import io.housekeeper.api.Run;
import io.housekeeper.sentry.form.CheckIns;
import io.housekeeper.sentry.form.FailureEvents;
import io.housekeeper.sentry.monitor.Expectation.Crontab;
import io.housekeeper.sentry.monitor.Monitor;
import io.housekeeper.sentry.wire.Cargo;
import io.housekeeper.sentry.wire.Courier;
import io.housekeeper.sentry.wire.Undelivered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sends what there is to say of a run, for as long as it is worth saying. */
final class Post implements AutoCloseable {

  /** A clock that is further ahead is wrong in some other way. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  /** The next refresh comes anyway. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  /** A failure is news for as long as somebody may look into it. */
  private static final Duration NEWS = Duration.ofHours(1);

  private final Courier courier;
  private final CheckIns checkIns;
  private final FailureEvents failures;
  private final InstantSource clock;

  /** How far the server's clock was behind when it said so last. */
  private volatile Duration behind = Duration.ZERO;

  Post(Courier courier, CheckIns checkIns, FailureEvents failures, InstantSource clock) {
    this.courier = courier;
    this.checkIns = checkIns;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * A run has begun. The server goes by the minutes of its own clock: where that is behind, the
   * check-in was there before it was expected, and its fire would count as missed. Then it is told
   * again.
   *
   * @param told once Sentry knows it
   */
  void begun(Run run, Monitor monitor, Runnable told) throws Undelivered, InterruptedException {
    byte[] checkIn = checkIns.open(run, monitor);
    Instant late = monitor.latest(run.fire().orElseThrow());
    Optional<Instant> there = deliver(checkIn, late);
    told.run();
    Duration early = there.map(at -> early(run, monitor, at)).orElse(Duration.ZERO);
    if (early.isPositive()) {
      // It says whole seconds.
      courier.pause(early.plusSeconds(1));
      deliver(checkIn, late);
    }
  }

  /**
   * How long it is until the server expects a run; nothing if its clock is wrong in another way.
   */
  private static Duration early(Run run, Monitor monitor, Instant there) {
    Instant expected = run.fire().orElseThrow().truncatedTo(ChronoUnit.MINUTES);
    Duration early = Duration.between(there, expected);
    // An interval is counted from the last check-in, whenever that was.
    return monitor.expectation() instanceof Crontab && early.compareTo(AHEAD) <= 0
        ? early
        : Duration.ZERO;
  }

  private Optional<Instant> deliver(byte[] checkIn, Instant useful)
      throws Undelivered, InterruptedException {
    Instant now = clock.instant();
    Optional<Instant> there =
        courier.deliver(Cargo.CHECK_IN, checkIn, Duration.between(now, useful));
    Duration seen = there.map(at -> Duration.between(at, now)).orElse(behind);
    behind = seen.isNegative() || seen.compareTo(AHEAD) > 0 ? Duration.ZERO : seen;
    return there;
  }

  /** A run goes on. */
  void goesOn(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.CHECK_IN, checkIns.open(run, monitor), REFRESH);
  }

  /**
   * A run is over whose check-in may be open. Later than this the server has given it up, and the
   * end would look like one of a later run.
   */
  void closed(Run run, Monitor monitor, boolean well) throws Undelivered, InterruptedException {
    Instant givenUp = run.endedAt().orElseThrow().plus(monitor.openFor());
    deliver(checkIns.closed(run, monitor, well), givenUp);
  }

  /**
   * A run is over of which nothing was told: from how long it took the server says when it began.
   * It is told once: the server takes no second end.
   */
  void ended(Run run, Monitor monitor, boolean well) throws Undelivered, InterruptedException {
    Duration took = Duration.between(run.startedAt().orElseThrow(), run.endedAt().orElseThrow());
    Instant late = monitor.latest(run.fire().orElseThrow()).plus(took);
    Duration early = early(run, monitor, clock.instant().minus(behind));
    if (early.isPositive()) {
      courier.pause(early);
    }
    deliver(checkIns.closed(run, monitor, well), late);
  }

  void failed(Run run) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.EVENT, failures.failed(run), NEWS);
  }

  void tried(Run run) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.EVENT, failures.tried(run), Duration.ZERO);
  }

  @Override
  public void close() {
    courier.close();
  }
}
