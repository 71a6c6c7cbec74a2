package io.housekeeper.sentry;

import io.housekeeper.api.Run;
import io.housekeeper.sentry.form.CheckIns;
import io.housekeeper.sentry.form.FailureEvents;
import io.housekeeper.sentry.monitor.Monitor;
import io.housekeeper.sentry.wire.Cargo;
import io.housekeeper.sentry.wire.Courier;
import io.housekeeper.sentry.wire.Undelivered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  /**
   * A run has begun. The server goes by its own clock: where that is behind, the check-in was there
   * before it was expected, and its fire would count as missed. Then it is told again.
   */
  void begun(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    byte[] open = checkIns.open(run, monitor);
    Instant fire = run.fire().orElseThrow();
    Instant late = fire.plus(monitor.terms().margin());
    Optional<Instant> there = courier.deliver(Cargo.CHECK_IN, open, until(late));
    Duration early = there.map(at -> Duration.between(at, fire)).orElse(Duration.ZERO);
    if (early.isPositive() && early.compareTo(AHEAD) <= 0) {
      // It says whole seconds.
      courier.pause(early.plusSeconds(1));
      courier.deliver(Cargo.CHECK_IN, open, until(late));
    }
  }

  /** A run goes on. */
  void goesOn(Run run, Monitor monitor) throws Undelivered, InterruptedException {
    courier.deliver(Cargo.CHECK_IN, checkIns.open(run, monitor), REFRESH);
  }

  /**
   * A run is over. Later than this the server has given it up, and the end would look like one of a
   * later run.
   */
  void ended(Run run, Monitor monitor, boolean well) throws Undelivered, InterruptedException {
    Instant givenUp = run.endedAt().orElseThrow().plus(monitor.openFor());
    courier.deliver(Cargo.CHECK_IN, checkIns.closed(run, monitor, well), until(givenUp));
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
