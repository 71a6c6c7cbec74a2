package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.sentry.wire.Undelivered;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the monitors of Sentry are told of a run, as its SDK reads it. */
@Timeout(60)
class ReporterTest {

  private final Reporting told = new Reporting();

  @AfterEach
  void end() {
    told.close();
  }

  private static TaskSpec every(String schedule) {
    return TaskSpec.named("often").schedule(schedule).zone("UTC").build();
  }

  @Test
  void itSaysThatARunHasBegunAndHowItEnded() throws Exception {
    told.runs(
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE), State.SUCCEEDED, Duration.ofMillis(1_500));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getMonitorSlug, CheckIn::getStatus, CheckIn::getDuration)
        .containsExactly(tuple("nightly", "in_progress", null), tuple("nightly", "ok", 1.5));
    CheckIn open = told.receiver().checkIns().get(0);
    CheckIn closed = told.receiver().checkIns().get(1);
    assertThat(closed.getCheckInId()).isEqualTo(open.getCheckInId());
    assertThat(Reporting.trace(closed).getTraceId()).isEqualTo(Reporting.trace(open).getTraceId());
    assertThat(told.receiver().checkIns())
        .allSatisfy(
            one -> {
              assertThat(one.getEnvironment()).isEqualTo("live");
              assertThat(one.getRelease()).isEqualTo("shop@7");
            });
    assertThat(told.receiver().taken())
        .extracting(Received::id)
        .containsOnly(open.getCheckInId().toString());
    assertThat(told.receiver().events()).isEmpty();
  }

  @Test
  void theMonitorIsMadeAsTheTaskIs() throws Exception {
    told.with("tasks.nightly { margin = 90s, recovery-threshold = 3, owner = \"user:1\" }");
    told.reporter().started(SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE));
    MonitorConfig config =
        Objects.requireNonNull(told.receiver().checkIns().get(0).getMonitorConfig());
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

  @ParameterizedTest
  @EnumSource(names = {"SKIPPED", "MISSED", "CANCELLED"})
  void ofWhatNeverRanNothingIsSaid(State state) throws Exception {
    told.reporter()
        .ended(
            SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).notStarted().ends(state, Duration.ZERO));
    assertThat(told.receiver().taken()).isEmpty();
  }

  /** Its fire counts as missed already, and the next one is not here yet. */
  @Test
  void whatBeginsLaterThanTheMarginIsNotTheNextOne() throws Exception {
    SomeRun late =
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).lateBy(Duration.ofMinutes(5).plusMillis(1));
    told.runs(late, State.SUCCEEDED, Duration.ofSeconds(2));
    assertThat(told.receiver().taken()).isEmpty();
  }

  @Test
  void onlyListedTasksHaveAMonitorUnlessItIsSaid() throws Exception {
    told.with("monitors = listed");
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException("No space"));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(told.receiver().checkIns()).isEmpty();
    assertThat(told.receiver().events()).hasSize(1);
  }

  /** The server takes six check-ins a minute of a monitor. */
  @Test
  void whatIsDueSeveralTimesAMinuteIsOneCheckInForEach() throws Exception {
    TaskSpec often = every("*/20 * * * * *");
    Instant fire = Instant.parse("2027-03-28T00:00:00Z");
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
      told.itIs(fire);
      told.runs(SomeRun.of(often, fire), how, Duration.ofSeconds(1));
      fire = fire.plusSeconds(20);
    }
    // The failure of the first minute is what the second one says.
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("ok", "error", "ok");
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getCheckInId)
        .doesNotHaveDuplicates();
    assertThat(told.receiver().events()).hasSize(1);

    // Whichever node it is, a minute has one name.
    told.with("monitors = all");
    told.runs(SomeRun.of(often, fire.minusSeconds(20)), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(told.receiver().checkIns().get(3).getCheckInId())
        .isEqualTo(told.receiver().checkIns().get(2).getCheckInId());
  }

  /** Otherwise its minutes would be as many as there are nodes. */
  @Test
  void whatRunsOnEveryNodeIsOneCheckInForEachFire() throws Exception {
    TaskSpec everywhere =
        TaskSpec.named("caches").schedule("*/5 * * * *").zone("UTC").onEveryNode().build();
    told.runs(SomeRun.of(everywhere, Reporting.FIRE), State.SUCCEEDED, Duration.ofSeconds(1));
    told.runs(SomeRun.of(everywhere, Reporting.FIRE), State.SUCCEEDED, Duration.ofSeconds(3));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("ok", "ok");
    assertThat(told.receiver().checkIns().get(1).getCheckInId())
        .isEqualTo(told.receiver().checkIns().get(0).getCheckInId());
  }

  @Test
  void aScheduleThatNoMonitorKnowsHasNone() throws Exception {
    told.runs(
        SomeRun.of(every("0 0 15W * *"), Reporting.FIRE), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(told.receiver().taken()).isEmpty();
  }

  @Test
  void anotherAttemptKeepsTheCheckInOpenWhoeverMakesIt() throws Exception {
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE);
    told.reporter().started(run);
    // Another node, for which it is the first that there is to say.
    told.with("monitors = all");
    told.reporter().attemptStarted(run.attempts(2));
    // And fast ones are not worth a check-in each.
    told.reporter().attemptFailed(run.attempts(2));
    told.reporter().attemptStarted(run.attempts(3));
    told.reporter().ended(run.attempts(3).ends(State.SUCCEEDED, Duration.ofMinutes(1)));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "in_progress", "ok");
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getCheckInId)
        .containsOnly(told.receiver().checkIns().get(0).getCheckInId());
  }

  @Test
  void aRunWhoseBeginCouldNotBeToldDoesNotBeginInItsMiddle() throws Exception {
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE);
    told.itIs(Reporting.FIRE.plus(Duration.ofMinutes(6)));
    assertThatThrownBy(() -> told.reporter().started(run)).isInstanceOf(Undelivered.class);
    told.reporter().attemptFailed(run);
    told.reporter().attemptStarted(run.attempts(2));
    assertThat(told.receiver().taken()).isEmpty();
    told.reporter().ended(run.attempts(2).ends(State.SUCCEEDED, Duration.ofMinutes(7)));
    assertThat(told.receiver().checkIns()).extracting(CheckIn::getStatus).containsExactly("ok");
  }

  /** Nothing was open: later than the margin it would be one of a later fire. */
  @Test
  void anEndWithoutABeginIsNotToldLaterThanTheMarginWhateverItTook() {
    TaskSpec everywhere =
        TaskSpec.named("caches").schedule("0 3 * * *").zone("UTC").onEveryNode().build();
    SomeRun run = SomeRun.of(everywhere, Reporting.FIRE).attempts(2);
    told.itIs(Reporting.FIRE.plus(Duration.ofMinutes(20)));
    assertThatThrownBy(
            () -> told.reporter().ended(run.ends(State.SUCCEEDED, Duration.ofMinutes(10))))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(told.receiver().taken()).isEmpty();
  }

  /** The server gives a fire up by the minutes of its margin, wherever in its minute it is. */
  @Test
  void theMarginIsCountedFromTheMinuteOfTheFire() throws Exception {
    TaskSpec late = TaskSpec.named("late").schedule("45 0 12 * * *").zone("UTC").build();
    Instant fire = Instant.parse("2027-03-28T12:00:45Z");
    told.itIs(fire);
    SomeRun run = SomeRun.of(late, fire);
    told.runs(run.lateBy(Duration.ofSeconds(256)), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(told.receiver().checkIns()).isEmpty();
    told.runs(run.lateBy(Duration.ofSeconds(254)), State.SUCCEEDED, Duration.ofSeconds(1));
    assertThat(told.receiver().checkIns()).hasSize(2);
  }

  @Test
  void aTestFailsWhereThereIsNobodyToTell() {
    RunListener nobody = SentryPlugin.listener(WrittenSettings.of(""), () -> Reporting.FIRE);
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE);
    assertThatCode(() -> nobody.ended(run.ends(State.FAILED, Duration.ofSeconds(1))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> nobody.ended(run.onlyATest()))
        .hasMessage("Sentry is told nothing: there is no dsn");
  }

  @Test
  void anEndIsToldWithWhatHeldWhenItsRunBegan() throws Exception {
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE);
    told.reporter().started(run);
    TaskSpec changed = TaskSpec.named("nightly").schedule("manual").zone("UTC").build();
    SomeRun same = SomeRun.of(changed, Reporting.FIRE);
    told.reporter().ended(same.ends(State.SUCCEEDED, Duration.ofSeconds(1)));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "ok");
  }

  @Test
  void thatARunHasBegunIsNotToldWhenItIsTooLate() {
    told.itIs(Reporting.FIRE.plus(Duration.ofMinutes(6)));
    assertThatThrownBy(() -> told.reporter().started(SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE)))
        .hasMessage("Sentry was not told: it came too late for that");
    told.itIs(Reporting.FIRE.plus(Duration.ofHours(1)));
    assertThatThrownBy(
            () ->
                told.reporter()
                    .ended(
                        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE)
                            .ends(State.SUCCEEDED, Duration.ofSeconds(1))))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(told.receiver().taken()).isEmpty();
  }
}
