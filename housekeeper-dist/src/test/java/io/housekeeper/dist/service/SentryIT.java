package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service as it is shipped, told by a variable where Sentry is, and killed at bad moments. */
@Timeout(300)
class SentryIT {

  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private SentryServer sentry;
  private Shipped shipped;

  @BeforeEach
  void unpack() throws Exception {
    sentry = new SentryServer();
    shipped = Shipped.into(folder, Map.of("SENTRY_DSN", sentry.dsn()));
  }

  @AfterEach
  void end() {
    shipped.close();
    sentry.close();
  }

  /** A task that is due once, soon, each day; and that Sentry watches. */
  private static String due(String name, String shell) {
    ZonedDateTime soon = Instant.now().plusSeconds(10).atZone(ZoneOffset.UTC);
    return """
        listeners.sentry { monitors = all, environment = live }
        tasks.%s {
          type = command
          schedule = "%d %d %d * * *"
          settings { shell = "%s" }
        }
        """
        .formatted(name, soon.getSecond(), soon.getMinute(), soon.getHour(), shell);
  }

  private static List<String> ids(List<JsonNode> checkIns) {
    return checkIns.stream().map(one -> one.path("check_in_id").asString()).distinct().toList();
  }

  @Test
  void theVariableIsEnough() throws Exception {
    shipped.configure(
        """
        http.url = "https://cron.example.org/jobs"
        tasks.broken {
          type = command
          schedule = manual
          startup-delay = 0s
          settings { shell = "echo no space left >&2; exit 3" }
        }
        """);
    Started service = shipped.start();
    service.says("Sentry is told at http://localhost:");
    await().atMost(LONG).until(() -> !sentry.items().isEmpty());
    SentryServer.Item event = sentry.items().get(0);
    assertThat(event.type()).isEqualTo("event");
    assertThat(event.body().path("transaction").asString()).isEqualTo("broken");
    assertThat(event.body().path("environment").asString()).isEqualTo("production");
    assertThat(event.body().path("extra").path("link").asString())
        .matches("https://cron\\.example\\.org/jobs/admin/runs/[0-9]+");
    assertThat(service.said()).doesNotContain("key@");
    service.signal("TERM");
    assertThat(service.code()).isZero();
  }

  /** Whoever goes on with the run closes what its dead node has opened. */
  @Test
  void aNodeThatIsKilledInTheMiddleOfARunLeavesNoCheckInOpen() throws Exception {
    shipped.configure(due("long", "sleep 6"));
    Started service = shipped.start();
    await().atMost(LONG).until(() -> sentry.statuses().contains("in_progress"));
    service.signal("KILL");
    assertThat(service.code()).isEqualTo(137);

    Started next = shipped.start();
    await().atMost(LONG).until(() -> sentry.statuses().contains("ok"));
    assertThat(ids(sentry.checkIns())).hasSize(1);
    assertThat(sentry.statuses()).containsExactly("in_progress", "in_progress", "ok");
    next.signal("TERM");
    assertThat(next.code()).isZero();
  }

  /** The end is in the ledger, and Sentry was about to be told. */
  @Test
  void aNodeThatIsKilledBeforeItHasToldOfAnEndHasItTold() throws Exception {
    sentry.keepsWaiting("ok");
    shipped.configure(due("quick", "true"));
    Started service = shipped.start();
    await().atMost(LONG).until(() -> sentry.statuses().contains("ok"));
    service.signal("KILL");
    assertThat(service.code()).isEqualTo(137);

    sentry.keepsWaiting("");
    Started next = shipped.start();
    await().atMost(LONG).until(() -> sentry.statuses().size() == 3);
    assertThat(ids(sentry.checkIns())).hasSize(1);
    assertThat(sentry.statuses()).containsExactly("in_progress", "ok", "ok");
    next.signal("TERM");
    assertThat(next.code()).isZero();
  }
}
