package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.housekeeper.api.Secret;
import io.housekeeper.sentry.SentrySettings.Monitored;
import io.housekeeper.sentry.SentrySettings.OfTask;
import io.housekeeper.sentry.monitor.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be said, and which task has a monitor by it. */
class SentrySettingsTest {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static OfTask own(boolean monitor, Optional<Duration> margin) {
    return new OfTask(
        monitor, margin, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static SentrySettings settings(Monitored monitored) {
    return new SentrySettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        monitored,
        MARGIN,
        Optional.empty(),
        Optional.of(3),
        Optional.empty(),
        Optional.empty(),
        Map.of(
            "listed",
            own(true, Optional.of(Duration.ofHours(1))),
            "unwanted",
            own(false, Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "ALL, listed, true",
    "ALL, other, true",
    "ALL, unwanted, false",
    "LISTED, listed, true",
    "LISTED, other, false",
    "LISTED, unwanted, false",
    "NONE, listed, false",
    "NONE, other, false"
  })
  void whichTasksHaveAMonitor(Monitored monitored, String task, boolean has) {
    assertThat(settings(monitored).terms(task).isPresent()).isEqualTo(has);
  }

  @Test
  void whatIsSaidOfATaskHoldsInPlaceOfWhatIsSaidOfAll() {
    Terms listed = settings(Monitored.ALL).terms("listed").orElseThrow();
    assertThat(listed.margin()).isEqualTo(Duration.ofHours(1));
    assertThat(listed.failureIssueThreshold()).contains(3);
    assertThat(settings(Monitored.ALL).terms("other").orElseThrow().margin()).isEqualTo(MARGIN);
  }

  private static void refused(
      String dsn, String environment, Duration margin, int threshold, String owner, String says) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SentrySettings(
                    Optional.of(Secret.of(dsn)),
                    Optional.of(environment),
                    Optional.empty(),
                    Monitored.ALL,
                    margin,
                    Optional.empty(),
                    Optional.of(threshold),
                    Optional.empty(),
                    Optional.of(owner),
                    Map.of()))
        .withMessage(says);
  }

  @Test
  void whatTheServerWouldNotTakeIsRefused() {
    String dsn = "https://key@sentry.example.org/1";
    refused(
        "https://sentry.example.org/1",
        "live",
        MARGIN,
        1,
        "team:6",
        "dsn must be like https://KEY@HOST/PROJECT");
    refused(
        dsn,
        "a/b",
        MARGIN,
        1,
        "team:6",
        "environment must have up to 64 characters, neither blanks nor '/', and was 'a/b'");
    refused(
        dsn,
        "live",
        Duration.ofSeconds(59),
        1,
        "team:6",
        "margin must be from 1m to 28d, and was PT59S");
    refused(
        dsn,
        "live",
        MARGIN,
        721,
        "team:6",
        "failure-issue-threshold must be from 1 to 720, and was 721");
    refused(dsn, "live", MARGIN, 1, "ann", "owner must be like team:6 or user:1, and was 'ann'");
  }
}
