package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Secret;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.sentry.SentrySettings.Monitored;
import io.housekeeper.sentry.SentrySettings.OfTask;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.protocol.SentryException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sentry is told of a run, as its SDK reads it. */
@Timeout(60)
class ReporterTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant FIRE = Instant.parse("2027-03-28T00:30:00Z");

  private static final TaskSpec NIGHTLY =
      TaskSpec.named("nightly")
          .schedule("30 1 * * *")
          .zone("Europe/Berlin")
          .timeout(Duration.ofMinutes(10))
          .owner("shop")
          .runbook("https://wiki.example.org/nightly")
          .build();

  private final Receiver receiver = new Receiver();
  private Instant now = FIRE;
  private RunListener reporter = SentryPlugin.listener(settings(Monitored.ALL), () -> now);

  @BeforeEach
  void isInTime() {
    now = FIRE;
  }

  @AfterEach
  void end() {
    reporter.close();
    receiver.close();
  }

  private SentrySettings settings(Monitored monitored) {
    return settings(monitored, Map.of());
  }

  private SentrySettings settings(Monitored monitored, Map<String, OfTask> tasks) {
    return settings(monitored, tasks, receiver.dsn());
  }

  private static SentrySettings settings(
      Monitored monitored, Map<String, OfTask> tasks, Secret dsn) {
    return new SentrySettings(
        Optional.of(dsn),
        Optional.of("live"),
        Optional.of("shop@7"),
        monitored,
        Duration.ofMinutes(5),
        Optional.empty(),
        Optional.of(2),
        Optional.empty(),
        Optional.of("team:6"),
        tasks);
  }

  private void with(SentrySettings settings) {
    reporter.close();
    reporter = SentryPlugin.listener(settings, () -> now);
  }

  private void runs(SomeRun run, State how, Duration took) throws Exception {
    reporter.started(run);
    now = now.plus(took);
    reporter.ended(run.ends(how, took));
  }

  private static SpanContext trace(CheckIn checkIn) {
    return Objects.requireNonNull(checkIn.getContexts().getTrace());
  }

  private static SpanContext trace(SentryEvent event) {
    return Objects.requireNonNull(event.getContexts().getTrace());
  }

  private static List<SentryException> exceptions(SentryEvent event) {
    return Objects.requireNonNull(event.getExceptions());
  }

  private static TaskSpec every(String schedule) {
    return TaskSpec.named("often").schedule(schedule).zone("UTC").build();
  }

  @Test
  void itSaysThatARunHasBegunAndHowItEnded() throws Exception {
    runs(SomeRun.of(NIGHTLY, FIRE), State.SUCCEEDED, Duration.ofMillis(1_500));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getMonitorSlug, CheckIn::getStatus, CheckIn::getDuration)
        .containsExactly(tuple("nightly", "in_progress", null), tuple("nightly", "ok", 1.5));
    CheckIn open = receiver.checkIns().get(0);
    CheckIn closed = receiver.checkIns().get(1);
    assertThat(closed.getCheckInId()).isEqualTo(open.getCheckInId());
    assertThat(trace(closed).getTraceId()).isEqualTo(trace(open).getTraceId());
    assertThat(receiver.checkIns())
        .allSatisfy(
            one -> {
              assertThat(one.getEnvironment()).isEqualTo("live");
              assertThat(one.getRelease()).isEqualTo("shop@7");
            });
    assertThat(receiver.taken())
        .extracting(Received::id)
        .containsOnly(open.getCheckInId().toString());
    assertThat(receiver.events()).isEmpty();
  }

  @Test
  void theMonitorIsMadeAsTheTaskIs() throws Exception {
    OfTask own =
        new OfTask(
            true,
            Optional.of(Duration.ofSeconds(90)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(3),
            Optional.of("user:1"));
    with(settings(Monitored.LISTED, Map.of("nightly", own)));
    reporter.started(SomeRun.of(NIGHTLY, FIRE));
    MonitorConfig config = Objects.requireNonNull(receiver.checkIns().get(0).getMonitorConfig());
    assertThat(config.getSchedule().getType()).isEqualTo("crontab");
    assertThat(config.getSchedule().getValue()).isEqualTo("30 1 * * *");
    assertThat(config.getTimezone()).isEqualTo("Europe/Berlin");
    assertThat(config.getCheckinMargin()).isEqualTo(2);
    // Ten minutes for an attempt, two to spare, and one that the server has begun to count.
    assertThat(config.getMaxRuntime()).isEqualTo(13);
    assertThat(config.getFailureIssueThreshold()).isEqualTo(2);
    assertThat(config.getRecoveryThreshold()).isEqualTo(3);
    assertThat(config.getUnknown()).containsEntry("owner", "user:1");
  }

  @Test
  void aFailureIsTheCheckInsAndAnEventOfTheSameTrace() throws Exception {
    Exception thrown =
        new IllegalStateException("no backup", new IOException("No space left on device"));
    runs(SomeRun.of(NIGHTLY, FIRE).attempts(3).threw(thrown), State.FAILED, Duration.ofSeconds(2));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "error");
    SentryEvent event = receiver.events().get(0);
    assertThat(trace(event).getTraceId()).isEqualTo(trace(receiver.checkIns().get(0)).getTraceId());
    assertThat(exceptions(event))
        .extracting(SentryException::getType, SentryException::getValue)
        .containsExactly(
            tuple("IOException", "No space left on device"),
            tuple("IllegalStateException", "no backup"));
    assertThat(Objects.requireNonNull(exceptions(event).get(1).getStacktrace()).getFrames())
        .last()
        .satisfies(
            frame -> {
              assertThat(frame.getFunction())
                  .isEqualTo("aFailureIsTheCheckInsAndAnEventOfTheSameTrace");
              assertThat(frame.getLineno()).isPositive();
            });
    assertThat(Objects.requireNonNull(event.getMessage()).getFormatted())
        .isEqualTo("nightly failed after 3 attempts: java.lang.IllegalStateException: no backup");
    assertThat(event.getTags())
        .containsEntry("task", "nightly")
        .containsEntry("run", "4711")
        .containsEntry("node", "n1")
        .containsEntry("plugin", "shop 1.0")
        .containsEntry("monitor.slug", "nightly");
    assertThat(event.getTransaction()).isEqualTo("nightly");
    assertThat(event.getExtra("link")).isEqualTo("https://cron.example.org/admin/cron/runs/4711");
    assertThat(event.getExtra("runbook")).isEqualTo("https://wiki.example.org/nightly");
  }

  @Test
  void whatIsToldAgainHasTheSameNames() throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).threw(new IOException("No space"));
    runs(run, State.FAILED, Duration.ofSeconds(2));
    reporter.ended(
        run.ends(State.FAILED, Duration.ofSeconds(2)).again("java.io.IOException: No space"));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getCheckInId)
        .hasSize(3)
        .containsOnly(receiver.checkIns().get(0).getCheckInId());
    assertThat(receiver.events())
        .extracting(SentryEvent::getEventId)
        .hasSize(2)
        .containsOnly(receiver.events().get(0).getEventId());
    assertThat(exceptions(receiver.events().get(1)))
        .extracting(SentryException::getModule, SentryException::getType, SentryException::getValue)
        .containsExactly(tuple("java.io", "IOException", "No space"));
  }

  @Test
  void aRunThatTookTooLongSaysSo() throws Exception {
    runs(
        SomeRun.of(NIGHTLY, FIRE).threw(new InterruptedException()),
        State.TIMED_OUT,
        Duration.ofMinutes(10));
    assertThat(receiver.checkIns()).last().extracting(CheckIn::getStatus).isEqualTo("error");
    assertThat(exceptions(receiver.events().get(0)))
        .last()
        .extracting(SentryException::getType, SentryException::getValue)
        .containsExactly("TimedOut", "nightly ran into its time limit of 10m");
  }

  @Test
  void whoeverCancelsARunNeedsNoAlarm() throws Exception {
    runs(SomeRun.of(NIGHTLY, FIRE), State.CANCELLED, Duration.ofSeconds(1));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "ok");
    assertThat(receiver.events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SKIPPED", "MISSED", "CANCELLED"})
  void ofWhatNeverRanNothingIsSaid(State state) throws Exception {
    reporter.ended(SomeRun.of(NIGHTLY, FIRE).notStarted().ends(state, Duration.ZERO));
    assertThat(receiver.taken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MANUAL", "STARTUP", "CATCH_UP", "AFTER", "BACKFILL"})
  void ofRunsThatTheScheduleHasNotBegunOnlyFailuresAreTold(Trigger trigger) throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).by(trigger).threw(new IOException("No space"));
    runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(receiver.checkIns()).isEmpty();
    assertThat(receiver.events()).hasSize(1);
  }

  /** Its fire counts as missed already, and the next one is not here yet. */
  @Test
  void whatBeginsLaterThanTheMarginIsNotTheNextOne() throws Exception {
    SomeRun late = SomeRun.of(NIGHTLY, FIRE).lateBy(Duration.ofMinutes(5).plusMillis(1));
    runs(late, State.SUCCEEDED, Duration.ofSeconds(2));
    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void onlyListedTasksHaveAMonitorUnlessItIsSaid() throws Exception {
    with(settings(Monitored.LISTED));
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).threw(new IOException("No space"));
    runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(receiver.checkIns()).isEmpty();
    assertThat(receiver.events()).hasSize(1);
  }

  /** The server takes six check-ins a minute of a monitor. */
  @Test
  void whatIsDueSeveralTimesAMinuteIsOneCheckInForEach() throws Exception {
    TaskSpec often = every("*/20 * * * * *");
    Instant fire = Instant.parse("2027-03-28T00:00:00Z");
    now = fire;
    List<State> ends =
        List.of(
            State.SUCCEEDED,
            State.FAILED,
            State.SUCCEEDED,
            State.SUCCEEDED,
            State.SUCCEEDED,
            State.SUCCEEDED,
            State.SUCCEEDED);
    for (State how : ends) {
      runs(SomeRun.of(often, fire), how, Duration.ofSeconds(1));
      fire = fire.plusSeconds(20);
    }
    // The failure of the first minute is what the second one says.
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("ok", "error", "ok");
    assertThat(receiver.checkIns()).extracting(CheckIn::getCheckInId).doesNotHaveDuplicates();
    assertThat(receiver.events()).hasSize(1);

    // Whichever node it is, a minute has one name.
    with(settings(Monitored.ALL));
    runs(SomeRun.of(often, fire.minusSeconds(20)), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(receiver.checkIns().get(3).getCheckInId())
        .isEqualTo(receiver.checkIns().get(2).getCheckInId());
  }

  /** Otherwise its minutes would be as many as there are nodes. */
  @Test
  void whatRunsOnEveryNodeIsOneCheckInForEachFire() throws Exception {
    TaskSpec everywhere =
        TaskSpec.named("caches").schedule("*/5 * * * *").zone("UTC").onEveryNode().build();
    runs(SomeRun.of(everywhere, FIRE), State.SUCCEEDED, Duration.ofSeconds(1));
    runs(SomeRun.of(everywhere, FIRE), State.SUCCEEDED, Duration.ofSeconds(3));
    assertThat(receiver.checkIns()).extracting(CheckIn::getStatus).containsExactly("ok", "ok");
    assertThat(receiver.checkIns().get(1).getCheckInId())
        .isEqualTo(receiver.checkIns().get(0).getCheckInId());
  }

  @Test
  void aScheduleThatNoMonitorKnowsHasNone() throws Exception {
    runs(SomeRun.of(every("0 0 15W * *"), FIRE), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void anotherAttemptKeepsTheCheckInOpenWhoeverMakesIt() throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE);
    reporter.started(run);
    // Another node, for which it is the first that there is to say.
    with(settings(Monitored.ALL));
    reporter.attemptStarted(run.attempts(2));
    // And fast ones are not worth a check-in each.
    reporter.attemptFailed(run.attempts(2));
    reporter.attemptStarted(run.attempts(3));
    reporter.ended(run.attempts(3).ends(State.SUCCEEDED, Duration.ofMinutes(1)));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "in_progress", "ok");
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getCheckInId)
        .containsOnly(receiver.checkIns().get(0).getCheckInId());
  }

  /** What is there before it is due counts for the fire before. */
  @Test
  void whereTheServersClockIsBehindItIsToldAgain() throws Exception {
    try (SlowClock server = new SlowClock()) {
      with(settings(Monitored.ALL, Map.of(), server.dsn()));
      server.is(FIRE.minusSeconds(1));
      reporter.started(SomeRun.of(NIGHTLY, FIRE));
      assertThat(server.statuses()).containsExactly("in_progress", "in_progress");

      // It counts minutes.
      Instant later = FIRE.plusSeconds(20);
      server.is(FIRE);
      now = later;
      TaskSpec past =
          TaskSpec.named("past").schedule("20 30 1 * * *").zone("Europe/Berlin").build();
      reporter.started(SomeRun.of(past, later));
      assertThat(server.statuses()).hasSize(3);

      // And intervals from the last check-in, whenever that was.
      server.is(FIRE.minusSeconds(1));
      TaskSpec apart = TaskSpec.named("apart").schedule("every 5m").zone("UTC").build();
      reporter.started(SomeRun.of(apart, FIRE));
      assertThat(server.statuses()).hasSize(4);
    }
  }

  @Test
  void anEndIsToldWithWhatHeldWhenItsRunBegan() throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE);
    reporter.started(run);
    TaskSpec changed = TaskSpec.named("nightly").schedule("manual").zone("UTC").build();
    SomeRun same = SomeRun.of(changed, FIRE);
    reporter.ended(same.ends(State.SUCCEEDED, Duration.ofSeconds(1)));
    assertThat(receiver.checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "ok");
  }

  @Test
  void whatIsVeryLongIsCut() throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).threw(new IOException("x".repeat(1_000_000)));
    runs(run, State.FAILED, Duration.ofSeconds(2));
    SentryEvent event = receiver.events().get(0);
    assertThat(Objects.requireNonNull(event.getMessage()).getFormatted()).hasSize(8_192);
    assertThat((String) event.getExtra("failure")).hasSize(16_384);
    assertThat(exceptions(event).get(0).getValue()).hasSize(4_096);
  }

  /** Ids that change with a version would leave check-ins open when it is put in place. */
  @Test
  void itsNamesAreTheSameForEver() throws Exception {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).threw(new IOException("No space"));
    runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(receiver.checkIns().get(0).getCheckInId())
        .hasToString("5375c4de51e1a3caa87a12f12e9ed2b8");
    assertThat(trace(receiver.checkIns().get(0)).getTraceId())
        .hasToString("c52a215f0c57fffc45ad0c363cdbfef4");
    assertThat(receiver.events().get(0).getEventId())
        .hasToString("1731ccc42bd8e30e7a1fc1d48d2f5494");
  }

  @Test
  void thatARunHasBegunIsNotToldWhenItIsTooLate() {
    now = FIRE.plus(Duration.ofMinutes(6));
    assertThatThrownBy(() -> reporter.started(SomeRun.of(NIGHTLY, FIRE)))
        .hasMessage("Sentry was not told: it came too late for that");
    now = FIRE.plus(HOUR);
    assertThatThrownBy(
            () ->
                reporter.ended(
                    SomeRun.of(NIGHTLY, FIRE).ends(State.SUCCEEDED, Duration.ofSeconds(1))))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(receiver.taken()).isEmpty();
  }

  @Test
  void whateverBecomesOfACheckInTheFailureIsTold() {
    SomeRun run = SomeRun.of(NIGHTLY, FIRE).threw(new IOException("No space"));
    now = FIRE.plus(HOUR);
    assertThatThrownBy(() -> reporter.ended(run.ends(State.FAILED, Duration.ofSeconds(1))))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(receiver.events()).hasSize(1);
  }
}
