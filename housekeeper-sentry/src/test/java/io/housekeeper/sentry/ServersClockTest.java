package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose clock is behind that of the node. */
@Timeout(60)
class ServersClockTest {

  @AutoClose private final Reporting told = new Reporting();

  /** What is there before it is due counts for the fire before. */
  @Test
  void whereTheServersClockIsBehindItIsToldAgain() throws Exception {
    try (SlowClock server = new SlowClock()) {
      told.with(server.dsn(), "monitors = all");
      server.is(Reporting.FIRE.minusSeconds(1));
      told.reporter().started(SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE));
      assertThat(server.statuses()).containsExactly("in_progress", "in_progress");

      // It counts minutes.
      Instant later = Reporting.FIRE.plusSeconds(20);
      server.is(Reporting.FIRE);
      told.itIs(later);
      TaskSpec past =
          TaskSpec.named("past").schedule("20 30 1 * * *").zone("Europe/Berlin").build();
      told.reporter().started(SomeRun.of(past, later));
      assertThat(server.statuses()).hasSize(3);

      // And intervals from the last check-in, whenever that was.
      server.is(Reporting.FIRE.minusSeconds(1));
      TaskSpec apart = TaskSpec.named("apart").schedule("every 5m").zone("UTC").build();
      told.reporter().started(SomeRun.of(apart, Reporting.FIRE));
      assertThat(server.statuses()).hasSize(4);
    }
  }

  /** It takes no second end of the same: the first one waits for its time. */
  @Test
  void whereTheServersClockIsBehindAnEndAloneWaitsUntilItIsExpected() throws Exception {
    try (SlowClock server = new SlowClock()) {
      told.with(server.dsn(), "monitors = all");
      server.is(Reporting.FIRE.minusSeconds(1));
      SomeRun first = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE);
      told.reporter().started(first);
      told.reporter().ended(first.ends(State.SUCCEEDED, Duration.ofMillis(100)));
      TaskSpec everywhere =
          TaskSpec.named("caches").schedule("30 * * * *").zone("UTC").onEveryNode().build();
      SomeRun run = SomeRun.of(everywhere, Reporting.FIRE);
      long begin = System.nanoTime();
      told.reporter().ended(run.ends(State.SUCCEEDED, Duration.ofMillis(100)));
      assertThat(server.statuses()).containsExactly("in_progress", "in_progress", "ok", "ok");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
    }
  }
}
