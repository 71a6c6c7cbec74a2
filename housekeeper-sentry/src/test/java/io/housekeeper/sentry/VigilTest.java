package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.sentry.form.CheckIns;
import io.housekeeper.sentry.form.FailureEvents;
import io.housekeeper.sentry.form.Project;
import io.housekeeper.sentry.monitor.Watchlist;
import io.housekeeper.sentry.wire.Courier;
import io.housekeeper.sentry.wire.Endpoint;
import io.sentry.CheckIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A check-in of a long run stays open. */
@Timeout(60)
class VigilTest {

  private static final Instant FIRE = Instant.parse("2027-03-28T00:30:00Z");

  /** With which a minute is six hundredths of a second. */
  private static final class Fast extends ScheduledThreadPoolExecutor {

    private static final long TIMES = 1_000;

    Fast() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable work, long first, long then, TimeUnit unit) {
      return super.scheduleWithFixedDelay(work, first / TIMES, then / TIMES, unit);
    }
  }

  /** Whose check-ins are open for four minutes: after two of them it is said that a run goes on. */
  private static Reporter reporter(Receiver receiver) {
    SentrySettings settings =
        WrittenSettings.of(receiver.dsn(), "monitors = all, max-runtime = 4m");
    Project project = Project.of(settings.dsn(), Optional.empty(), Optional.empty()).orElseThrow();
    Post post =
        new Post(
            new Courier(Endpoint.of(project.dsn(), "test"), System::nanoTime),
            new CheckIns(project),
            new FailureEvents(project),
            () -> FIRE);
    return new Reporter(
        new Watchlist(settings::terms), post, new Vigil(new Fast()), new Known(System::nanoTime));
  }

  private static SomeRun run(String task) {
    return SomeRun.of(TaskSpec.named(task).schedule("0 * * * *").zone("UTC").build(), FIRE);
  }

  /** From then on only the run that began last is refreshed, which is after all others. */
  private static void onlyTheNextIsRefreshed(Receiver receiver, int told) {
    await().until(() -> receiver.checkIns().size() > told + 2);
    assertThat(receiver.checkIns().subList(told, receiver.checkIns().size()))
        .extracting(CheckIn::getMonitorSlug)
        .containsOnly("next");
  }

  @Test
  void aLongRunIsRefreshedUntilItEndsAndNotAfterwards() throws Exception {
    SomeRun run = run("long");
    try (Receiver receiver = new Receiver();
        Reporter reporter = reporter(receiver)) {
      reporter.started(run);
      await().until(() -> receiver.checkIns().size() > 3);
      reporter.ended(run.ends(State.SUCCEEDED, Duration.ofMinutes(9)));
      int told = receiver.checkIns().size();
      List<CheckIn> all = receiver.checkIns();
      assertThat(all.subList(0, told - 1))
          .extracting(CheckIn::getStatus)
          .containsOnly("in_progress");
      assertThat(all).last().extracting(CheckIn::getStatus).isEqualTo("ok");
      assertThat(all).extracting(CheckIn::getCheckInId).containsOnly(all.get(0).getCheckInId());

      reporter.started(run("next"));
      onlyTheNextIsRefreshed(receiver, told);
    }
  }

  /** The next attempt may be at another node: this one cannot know whether it goes on. */
  @Test
  void betweenAttemptsNobodySaysThatItGoesOn() throws Exception {
    SomeRun run = run("long");
    try (Receiver receiver = new Receiver();
        Reporter reporter = reporter(receiver)) {
      reporter.started(run);
      reporter.attemptFailed(run);
      int told = receiver.checkIns().size();
      reporter.started(run("next"));
      onlyTheNextIsRefreshed(receiver, told);
    }
  }
}
