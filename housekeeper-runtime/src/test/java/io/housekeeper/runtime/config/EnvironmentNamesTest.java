package io.housekeeper.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What variables of the environment say. */
class EnvironmentNamesTest {

  @ParameterizedTest
  @CsvSource({
    "SCHEDULER_ENABLED, false, enabled, false",
    "SCHEDULER_TIMEZONE, Asia/Tokyo, timezone, Asia/Tokyo",
    "SCHEDULER_MAX_CONCURRENT, 25, max-concurrent-runs, 25",
    "SCHEDULER_HISTORY_RETENTION, 7, ledger.retention, 7d",
    "SCHEDULER_HISTORY_RETENTION, 36h, ledger.retention, 36h",
    "CRON_SECRET, abc, secrets.cron, abc",
    "CRON_SECRET, 'a${b$${c', secrets.cron, 'a$${b$$${c'",
    "HOUSEKEEPER_TOKEN, abc, http.token, abc",
    "SENTRY_DSN, https://key@o1.ingest.sentry.io/2, listeners.sentry.dsn, https://key@o1.ingest.sentry.io/2",
    "CRON_PORT, 9700, http.port, 9700",
    "PORT, 3000, http.port, 3001",
    "PORT, none, http.port, none"
  })
  void eachSaysSomethingElse(String variable, String text, String path, String value) {
    assertThat(EnvironmentNames.said(Map.of(variable, text)).getString(path)).isEqualTo(value);
  }

  @Test
  void whatOtherProgramsTellSentryIsTakenOverWhereItIsTold() {
    Map<String, String> more = Map.of("SENTRY_ENVIRONMENT", "live", "SENTRY_RELEASE", "shop@7");
    assertThat(EnvironmentNames.said(more)).isEqualTo(EnvironmentNames.said(Map.of()));
    Map<String, String> all = new HashMap<>(more);
    all.put("SENTRY_DSN", "https://key@o1.ingest.sentry.io/2");
    Config sentry = EnvironmentNames.said(all).getConfig("listeners.sentry");
    assertThat(sentry.getString("environment")).isEqualTo("live");
    assertThat(sentry.getString("release")).isEqualTo("shop@7");
  }

  @Test
  void aPortOfItsOwnCountsMoreThanTheOneBesideTheApplication() {
    Config said = EnvironmentNames.said(Map.of("PORT", "3000", "CRON_PORT", "9700"));
    assertThat(said.getInt("http.port")).isEqualTo(9700);
    assertThat(EnvironmentNames.said(Map.of("PORT", "3000", "CRON_PORT", " ")).getInt("http.port"))
        .isEqualTo(3001);
    assertThat(EnvironmentNames.said(Map.of("PATH", "/bin")))
        .isEqualTo(EnvironmentNames.said(Map.of()));
    assertThat(EnvironmentNames.said(Map.of()).hasPath("http.port")).isFalse();
  }
}
