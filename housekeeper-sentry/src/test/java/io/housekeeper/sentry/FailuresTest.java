package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.sentry.CheckIn;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Sentry is told of a run that has failed, as its SDK reads it. */
@Timeout(60)
class FailuresTest {

  private final Reporting told = new Reporting();

  @AfterEach
  void end() {
    told.close();
  }

  private static List<SentryException> exceptions(SentryEvent event) {
    return Objects.requireNonNull(event.getExceptions());
  }

  @Test
  void aFailureIsTheCheckInsAndAnEventOfTheSameTrace() throws Exception {
    Exception thrown =
        new IllegalStateException("no backup", new IOException("No space left on device"));
    told.runs(
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).attempts(3).threw(thrown),
        State.FAILED,
        Duration.ofSeconds(2));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "error");
    SentryEvent event = told.receiver().events().get(0);
    assertThat(Reporting.trace(event).getTraceId())
        .isEqualTo(Reporting.trace(told.receiver().checkIns().get(0)).getTraceId());
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
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException("No space"));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    told.reporter()
        .ended(
            run.ends(State.FAILED, Duration.ofSeconds(2)).again("java.io.IOException: No space"));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getCheckInId)
        .hasSize(3)
        .containsOnly(told.receiver().checkIns().get(0).getCheckInId());
    assertThat(told.receiver().events())
        .extracting(SentryEvent::getEventId)
        .hasSize(2)
        .containsOnly(told.receiver().events().get(0).getEventId());
    assertThat(exceptions(told.receiver().events().get(1)))
        .extracting(SentryException::getModule, SentryException::getType, SentryException::getValue)
        .containsExactly(tuple("java.io", "IOException", "No space"));
  }

  @Test
  void aRunThatTookTooLongSaysSo() throws Exception {
    told.runs(
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new InterruptedException()),
        State.TIMED_OUT,
        Duration.ofMinutes(10));
    assertThat(told.receiver().checkIns()).last().extracting(CheckIn::getStatus).isEqualTo("error");
    assertThat(exceptions(told.receiver().events().get(0)))
        .last()
        .extracting(SentryException::getType, SentryException::getValue)
        .containsExactly("TimedOut", "nightly ran into its time limit of 10m");
  }

  @Test
  void whoeverCancelsARunNeedsNoAlarm() throws Exception {
    told.runs(
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE), State.CANCELLED, Duration.ofSeconds(1));
    assertThat(told.receiver().checkIns())
        .extracting(CheckIn::getStatus)
        .containsExactly("in_progress", "ok");
    assertThat(told.receiver().events()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MANUAL", "STARTUP", "CATCH_UP", "AFTER", "BACKFILL"})
  void ofRunsThatTheScheduleHasNotBegunOnlyFailuresAreTold(Trigger trigger) throws Exception {
    SomeRun run =
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE)
            .by(trigger)
            .threw(new IOException("No space"));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(told.receiver().checkIns()).isEmpty();
    assertThat(told.receiver().events()).hasSize(1);
  }

  @Test
  void whatIsVeryLongIsCut() throws Exception {
    SomeRun run =
        SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException("x".repeat(1_000_000)));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    SentryEvent event = told.receiver().events().get(0);
    assertThat(Objects.requireNonNull(event.getMessage()).getFormatted()).hasSize(8_192);
    assertThat((String) event.getExtra("failure")).hasSize(16_384);
    assertThat(exceptions(event).get(0).getValue()).hasSize(4_096);
  }

  @Test
  void noCharacterIsCutInTwo() throws Exception {
    String text = "x".repeat(4_095) + "\uD83E\uDDF9";
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException(text));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(exceptions(told.receiver().events().get(0)).get(0).getValue())
        .isEqualTo("x".repeat(4_095));
  }

  /** Ids that change with a version would leave check-ins open when it is put in place. */
  @Test
  void itsNamesAreTheSameForEver() throws Exception {
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException("No space"));
    told.runs(run, State.FAILED, Duration.ofSeconds(2));
    assertThat(told.receiver().checkIns().get(0).getCheckInId())
        .hasToString("5375c4de51e1a3caa87a12f12e9ed2b8");
    assertThat(Reporting.trace(told.receiver().checkIns().get(0)).getTraceId())
        .hasToString("c52a215f0c57fffc45ad0c363cdbfef4");
    assertThat(told.receiver().events().get(0).getEventId())
        .hasToString("1731ccc42bd8e30e7a1fc1d48d2f5494");
  }

  @Test
  void whateverBecomesOfACheckInTheFailureIsTold() {
    SomeRun run = SomeRun.of(Reporting.NIGHTLY, Reporting.FIRE).threw(new IOException("No space"));
    told.itIs(Reporting.FIRE.plus(Duration.ofHours(1)));
    assertThatThrownBy(() -> told.reporter().ended(run.ends(State.FAILED, Duration.ofSeconds(1))))
        .hasMessage("Sentry was not told: it came too late for that");
    assertThat(told.receiver().events()).hasSize(1);
  }
}
