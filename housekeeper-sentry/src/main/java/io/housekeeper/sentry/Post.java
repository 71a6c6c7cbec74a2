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

  Post(Courier courier, CheckIns checkIns, FailureEvents failures, InstantSource clock) {
    this.courier = courier;
    this.checkIns = checkIns;
    this.failures = failures;
    this.clock = clock;
  }

  /** A run has begun. */
  void begun(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    Instant late = run.fire().orElseThrow().plus(monitor.terms().margin());
    notTooEarly(run, monitor, checkIns.open(run, monitor), late);
  }

  /**
   * The server goes by the minutes of its own clock: where that is behind, a check-in was there
   * before it was expected, and its fire would count as missed. Then it is told again.
   */
  private void notTooEarly(Run run, Monitor monitor, byte[] checkIn, Instant useful)
      throws Undelivered, InterruptedException {
    Optional<Instant> there = courier.deliver(Cargo.CHECK_IN, checkIn, until(useful));
    Instant expected = run.fire().orElseThrow().truncatedTo(ChronoUnit.MINUTES);
    Duration early = there.map(at -> Duration.between(at, expected)).orElse(Duration.ZERO);
    // An interval is counted from the last check-in, whenever that was.
    if (monitor.expectation() instanceof Crontab
        && early.isPositive()
        && early.compareTo(AHEAD) <= 0) {
      // It says whole seconds.
      courier.pause(early.plusSeconds(1));
      courier.deliver(Cargo.CHECK_IN, checkIn, until(useful));
    }
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
    courier.deliver(Cargo.CHECK_IN, checkIns.closed(run, monitor, well), until(givenUp));
  }

  /**
   * A run is over of which nothing was told: from how long it took the server says when it began.
   */
  void ended(Run run, Monitor monitor, boolean well) throws Undelivered, InterruptedException {
    Duration delay = Duration.between(run.fire().orElseThrow(), run.startedAt().orElseThrow());
    Instant late = run.endedAt().orElseThrow().plus(monitor.terms().margin()).minus(delay);
    notTooEarly(run, monitor, checkIns.closed(run, monitor, well), late);
  }

  void failed(Run run) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.EVENT, failures.failed(run), NEWS);
  }

  void tried(Run run) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.EVENT, failures.tried(run), Duration.ZERO);
  }

  private Duration until(Instant end) {
    return Duration.between(clock.instant(), end);
  }

  @Override
  public void close() {
    courier.close();
  }
}
