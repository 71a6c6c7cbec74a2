package io.housekeeper.tasks.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import io.housekeeper.runtime.config.Sources;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ListenerOutcome;
import io.housekeeper.tasks.alert.web.Receiver.Posted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Housekeeper that is told by its configuration whom to alert. */
class AlertsOfAHousekeeperTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Receiver receiver = new Receiver();
  private final AtomicBoolean isBroken = new AtomicBoolean(true);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    receiver.close();
  }

  private Housekeeper housekeeper() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("housekeeper.conf"),
            """
            ledger.url = "jdbc:sqlite:%1$s/ledger.db"
            data-directory = "%1$s/data"
            plugins.directory = "%1$s/plugins"
            secrets { hook = "%2$s", signing = "k3y" }
            tasks.feeds.owner = team-web
            listeners.ops {
              type = webhook, url = "secret:hook", signing-secret = "secret:signing"
              on = [failure, recovery], owners = [team-web]
            }
            """
                .formatted(folder, receiver.url().reveal()));
    Answer read = ConfigurationReader.read(new Sources(Optional.of(file), Map.of(), Map.of()));
    assertThat(read.problems()).isEmpty();
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .configuration(read.configuration().orElseThrow(), "machine-1")
            .plugin("alerts", new Webhook())
            .task(Task.of(TaskSpec.named("feeds").build(), run -> work()))
            .task(Task.of(TaskSpec.named("others").build(), run -> work()));
    return builder.build();
  }

  private void work() {
    if (isBroken.get()) {
      throw new IllegalStateException("the feed is empty");
    }
  }

  @Test
  void aFailureAndARecoveryAreOneAlertEach() throws Exception {
    try (Housekeeper housekeeper = housekeeper()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      housekeeper.runNow("others", LONG);
      housekeeper.runNow("feeds", LONG);
      Posted failure = receiver.next();
      assertThat(failure.isSignedWith("k3y")).isTrue();
      assertThat(failure.body())
          .contains("\"headline\":\"feeds failed: the feed is empty\"")
          .contains("\"owner\":\"team-web\"")
          .contains("\"node\":\"machine-1\"")
          .contains("AlertsOfAHousekeeperTest.work(AlertsOfAHousekeeperTest.java:");
      isBroken.set(false);
      housekeeper.runNow("feeds", LONG);
      housekeeper.runNow("feeds", LONG);
    }
    // The minute was not over: it was sent at the end.
    assertThat(receiver.next().body()).contains("\"headline\":\"feeds works again\"");
    assertThat(receiver.others()).isEmpty();
  }

  @Test
  void whoTriesItOutHearsWhatCameOfIt() throws Exception {
    try (Housekeeper housekeeper = housekeeper()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      assertThat(tried(housekeeper)).isEqualTo(new ListenerOutcome.Told());
      Posted test = receiver.next();
      assertThat(test.body())
          .contains("\"headline\":\"This is a test that ann has asked for. Nothing has failed.\"")
          .contains("\"test\":true");
      receiver.answering(404, "nobody of that name");
      assertThat(tried(housekeeper).toString()).contains("answered 404: nobody of that name");
      assertThat(tried(housekeeper)).isEqualTo(new ListenerOutcome.Told());
    }
  }

  private static ListenerOutcome tried(Housekeeper housekeeper) throws Exception {
    return housekeeper
        .control()
        .as(Asking.by("ann"))
        .here()
        .test("ops")
        .get(LONG.toSeconds(), TimeUnit.SECONDS);
  }
}
