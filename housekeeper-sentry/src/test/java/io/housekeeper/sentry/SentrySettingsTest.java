package io.housekeeper.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.housekeeper.sentry.SentrySettings.Monitored;
import io.housekeeper.sentry.monitor.Terms;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be said, and which task has a monitor by it. */
class SentrySettingsTest {

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static SentrySettings settings(Monitored monitored) {
    return WrittenSettings.of(
        """
        monitors = %s
        failure-issue-threshold = 3
        tasks { listed.margin = 1h, unwanted.monitor = false }
        """
            .formatted(monitored.name().toLowerCase(Locale.ROOT)));
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

  @Test
  void aVariableThatIsSetToNothingSaysNothing() {
    SentrySettings empty = WrittenSettings.of("dsn = \"\", environment = \" \", release = \"\"");
    assertThat(empty.dsn()).isEmpty();
    assertThat(empty.environment()).isEmpty();
    assertThat(empty.release()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dsn = "https://sentry.example.org/1" | dsn must be like https://KEY@HOST/PROJECT
          environment = a/b | environment must have up to 64 characters, neither blanks nor '/', and was 'a/b'
          margin = 59s | margin must be from 1m to 28d, and was PT59S
          failure-issue-threshold = 721 | failure-issue-threshold must be from 1 to 720, and was 721
          owner = ann | owner must be like team:6 or user:1, and was 'ann'
          """)
  void whatTheServerWouldNotTakeIsRefused(String line, String says) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrittenSettings.of(line))
        .withMessageEndingWith(says);
  }
}
