package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.client.Asking;
import io.housekeeper.client.Events;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.RunWanted;
import io.housekeeper.client.answer.Event;
import io.housekeeper.client.answer.RunOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/client.md shows works. */
class ClientGuideTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final Instant evening = Instant.parse("2099-03-01T18:00:00Z");

  @TempDir private Path folder;

  private Node node;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void start() throws Exception {
    node =
        Node.with(
            folder,
            Task.of(TaskSpec.named("purge-sessions").build(), run -> run.log("purging")),
            Task.of(
                TaskSpec.named("broken").build(),
                run -> {
                  throw new IllegalStateException("no such table");
                }));
    environment = Map.of("CRON_SERVICE_URL", node.address(), "HOUSEKEEPER_TOKEN", Node.TOKEN);
  }

  @AfterEach
  void end() {
    node.close();
  }

  @Test
  void asksAndDoes() {
    HousekeeperClient.fromEnvironment(environment).commands().run("broken");
    HousekeeperClient client = HousekeeperClient.fromEnvironment(environment);

    client
        .tasks()
        .list()
        .filter(task -> task.lastStatus().equals(Optional.of("failed")))
        .forEach(task -> out.println(task.name() + ": " + task.lastError().orElse("")));

    RunOutcome outcome =
        client
            .commands(Asking.because("ticket 17").once("ticket-17"))
            .run("purge-sessions", RunWanted.PLAINLY.waiting(Duration.ofMinutes(5)));
    client.runs().follow(outcome.runId()).forEach(out::print);

    client.commands(Asking.because("the disk is full").until(evening)).pause("purge-sessions");

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("broken: ")
        .contains("no such table")
        .endsWith("purging\n");
    assertThat(client.tasks().status("purge-sessions").paused()).containsExactly("TASK");
  }

  @Test
  void hears() throws Exception {
    HousekeeperClient client = HousekeeperClient.fromEnvironment(environment);
    Thread busy = new Thread(() -> runUntilInterrupted(client));
    busy.start();
    int heard = 0;
    try (Events events = client.events()) {
      while (events.hasNext()) {
        Event event = events.next();
        assertThat(event.task()).contains("purge-sessions");
        heard++;
        if (heard == 3) {
          break;
        }
      }
    }
    busy.interrupt();
    busy.join();
    assertThat(heard).isEqualTo(3);
  }

  private static void runUntilInterrupted(HousekeeperClient client) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        client.commands().run("purge-sessions");
      } catch (RuntimeException interrupted) {
        return;
      }
    }
  }
}
