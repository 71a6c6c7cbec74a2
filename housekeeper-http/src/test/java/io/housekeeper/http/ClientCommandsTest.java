package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.client.Asking;
import io.housekeeper.client.Commands;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.RunWanted;
import io.housekeeper.client.ScheduleWanted;
import io.housekeeper.client.answer.CronAnswer;
import io.housekeeper.client.answer.NodeStatus;
import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.RunSummary.State;
import io.housekeeper.client.answer.RunSummary.Trigger;
import io.housekeeper.client.answer.SettingInPlace;
import io.housekeeper.client.answer.TaskDetail.ConfiguredValue;
import io.housekeeper.client.answer.TaskPreview;
import io.housekeeper.client.answer.TokenStatus.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the client asks for is done by a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCommandsTest {

  private final Semaphore goesOn = new Semaphore(0);

  private Node node;
  private Witness witness;
  private HousekeeperClient client;
  private Commands commands;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Node.with(folder, Task.of(TaskSpec.named("former").build(), run -> {})).close();
    node =
        Node.with(
            folder,
            Task.of(
                TaskSpec.named("purge").schedule("0 3 * * *").supportsDryRun().build(),
                run -> run.message(run.dryRun() ? "would purge" : "purged")),
            Task.of(TaskSpec.named("other").build(), run -> {}),
            Task.of(TaskSpec.named("slow").build(), run -> goesOn.acquire()));
    witness = Witness.of(node);
    client = HousekeeperClient.at(witness.address()).withToken(Node.TOKEN);
    commands = client.commands();
  }

  @AfterAll
  void end() {
    witness.close();
    node.close();
    assertThat(witness.objections()).isEmpty();
  }

  private ConfiguredValue timeout() {
    return client.tasks().detail("purge").configuration().stream()
        .filter(value -> value.field().equals("timeout"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPauseHasAReasonAndAnEnd() {
    Instant evening = Instant.parse("2099-03-01T18:00:00Z");
    String sentence =
        client.commands(Asking.because("the disk is full").until(evening)).pause("purge").message();
    assertThat(sentence).isEqualTo("task 'purge' is paused");
    assertThat(client.tasks().status("purge").paused()).containsExactly("TASK");
    assertThat(client.tasks().changes("purge").findFirst())
        .hasValueSatisfying(
            change -> {
              assertThat(change.why()).isEqualTo("the disk is full");
              assertThat(change.until()).contains(evening);
            });
    commands.resume("purge");
    assertThat(client.tasks().status("purge").paused()).isEmpty();
  }

  @Test
  void whatIsDisabledIsEnabledAgain() {
    commands.disable("other");
    assertThat(client.tasks().status("other").enabled()).isFalse();
    commands.enable("other");
    assertThat(client.tasks().status("other").enabled()).isTrue();
  }

  @Test
  void anOverrideIsTakenBack() {
    client.commands(Asking.because("slow night")).override("purge", "timeout", "PT2H");
    assertThat(timeout().override())
        .hasValueSatisfying(
            override -> {
              assertThat(override.value()).isEqualTo("PT2H");
              assertThat(override.why()).isEqualTo("slow night");
            });
    client.commands(Asking.because("a better night")).revert("purge", "timeout");
    assertThat(timeout().override()).isEmpty();
    assertThat(client.tasks().changes("purge").findFirst())
        .hasValueSatisfying(change -> assertThat(change.why()).isEqualTo("a better night"));
  }

  @Test
  void whatDoesNotLastHasNoEnd() {
    Commands tomorrow =
        client.commands(Asking.PLAINLY.until(Instant.parse("2099-03-01T18:00:00Z")));
    assertThatThrownBy(() -> tomorrow.resume("purge"))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("'until' is unknown");
    assertThatThrownBy(() -> tomorrow.retry("1")).hasMessageContaining("'until' is unknown");
    assertThatThrownBy(() -> tomorrow.cancel("1")).hasMessageContaining("'until' is unknown");
    assertThatThrownBy(() -> tomorrow.revert("purge", "timeout"))
        .hasMessageContaining("'until' is unknown here");
  }

  @Test
  void anOverrideIsLookedAtFirst() {
    TaskPreview preview = client.tasks().preview("purge", Map.of("schedule", "0 4 * * *"));
    assertThat(preview.values())
        .containsExactly(
            new TaskPreview.Value("schedule", Optional.of("0 3 * * *"), Optional.of("0 4 * * *")));
    assertThat(preview.before().fires()).hasSize(10);
    assertThat(preview.after().orElseThrow().description()).isEqualTo("at 04:00 every day, UTC");
    assertThat(client.tasks().preview("purge", Map.of("schedule", "0 0 30 2 *")).refused())
        .hasValueSatisfying(why -> assertThat(why).contains("can never fire"));
    assertThat(client.schedules().next(ScheduleWanted.of("0 4 * * *").first(3)).fires()).hasSize(3);
    assertThatThrownBy(() -> client.schedules().next(ScheduleWanted.of("61 * * * *")))
        .isInstanceOf(HousekeeperFailure.class);
  }

  @Test
  void aTokenIsIssuedOnce() {
    Asking once = Asking.PLAINLY.once("token-17");
    client.tokens().issue("once", Role.VIEWER, Optional.empty(), once);
    assertThatThrownBy(() -> client.tokens().issue("once", Role.VIEWER, Optional.empty(), once))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("was made under this key");
    assertThat(client.tokens().list()).filteredOn(it -> it.name().equals("once")).hasSize(1);
  }

  @Test
  void firesAreLeftOutAndMadeUpFor() {
    assertThat(commands.skipNext("purge").message()).contains("is left out");
    assertThatThrownBy(() -> commands.reset("purge"))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("there is nothing to reset");
    String filled =
        commands
            .backfill(
                "purge",
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-03-02T00:00:00Z"))
            .message();
    assertThat(filled)
        .isEqualTo(
            "1 runs wait for a node with room: those of the fires from 2026-03-01T03:00:00Z to"
                + " 2026-03-01T03:00:00Z");
    RunSummary made =
        client
            .runs()
            .list(RunFilter.ALL.of("purge"))
            .filter(run -> run.trigger() == Trigger.BACKFILL)
            .findFirst()
            .orElseThrow();
    assertThat(made.fire()).contains(Instant.parse("2026-03-01T03:00:00Z"));
    assertThat(client.runs().await(made.id(), Duration.ofSeconds(30)).run().state())
        .isEqualTo(State.SUCCEEDED);
  }

  @Test
  void whatIsGoneIsForgotten() {
    assertThat(commands.forget("former").message()).isEqualTo("task 'former' is forgotten");
    HousekeeperFailure failure =
        catchThrowableOfType(HousekeeperFailure.class, () -> commands.forget("purge"));
    assertThat(failure.status()).hasValue(422);
    assertThat(failure.title()).isEqualTo("Cannot be done");
  }

  @Test
  void aRunMayOnlySayWhatItWouldDo() {
    RunOutcome outcome = commands.run("purge", RunWanted.PLAINLY.asDryRun());
    assertThat(outcome.run().orElseThrow().message()).isEqualTo("would purge");
    assertThatThrownBy(() -> commands.run("other", RunWanted.PLAINLY.asDryRun()))
        .isInstanceOf(HousekeeperFailure.class);
    assertThatThrownBy(() -> commands.run("purge", RunWanted.PLAINLY.with("age", "30d")))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("settings");
  }

  @Test
  void underAKeyItIsDoneOnce() {
    Asking once = Asking.PLAINLY.once("ticket-17");
    String run = client.commands(once).run("purge").runId();
    assertThat(client.commands(once).run("purge").runId()).isEqualTo(run);
    assertThat(commands.run("purge").runId()).isNotEqualTo(run);
    assertThatThrownBy(() -> client.commands(once).pause("other"))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("ticket-17");
  }

  @Test
  void whatGoesOnIsWaitedForCancelledAndTriedAgain() {
    RunOutcome still = commands.run("slow", RunWanted.PLAINLY.waiting(Duration.ofMillis(1_500)));
    assertThat(still.isOver()).isFalse();
    assertThat(still.success()).isTrue();
    assertThat(client.runs().await(still.runId(), Duration.ofMillis(200)).run().state())
        .isEqualTo(State.RUNNING);

    HousekeeperFailure busy =
        catchThrowableOfType(HousekeeperFailure.class, () -> commands.run("slow"));
    assertThat(busy.status()).hasValue(409);
    assertThat(busy.run()).contains(still.runId());

    client.commands(Asking.because("too slow")).cancel(still.runId());
    assertThat(client.runs().await(still.runId(), Duration.ofSeconds(30)).run().state())
        .isEqualTo(State.CANCELLED);
    assertThatThrownBy(() -> commands.cancel(still.runId()))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessage("run %s is not going on", still.runId());

    goesOn.release();
    String again = commands.retry(still.runId()).runId().orElseThrow();
    assertThat(client.runs().await(again, Duration.ofSeconds(30)).run().state())
        .isEqualTo(State.SUCCEEDED);
    assertThat(client.runs().detail(again).retryOf()).contains(still.runId());
  }

  @Test
  void stoppingEndsWhatRuns() {
    String run = commands.run("slow", RunWanted.PLAINLY.waiting(Duration.ZERO)).runId();
    assertThat(commands.stop("slow").message())
        .isEqualTo("task 'slow' is paused, and 1 runs are asked to end");
    assertThat(client.runs().await(run, Duration.ofSeconds(30)).run().state())
        .isEqualTo(State.CANCELLED);
    commands.resume("slow");
  }

  @Test
  void theFourOfOldDoAsTheyDid() {
    CronAnswer triggered = client.triggerTask("other");
    assertThat(triggered.success()).isTrue();
    assertThat(triggered.task()).contains("other");
    String run = triggered.runId().orElseThrow();
    assertThat(client.runs().await(run, Duration.ofSeconds(30)).run().state())
        .isEqualTo(State.SUCCEEDED);
    assertThat(client.stopTask("other").state()).contains("stopped");
    assertThat(client.startTask("other").state()).contains("scheduled");
    assertThat(client.getStatus().tasks()).isNotEmpty();
  }

  @Test
  void nodesAreDrainedAndSet() {
    String name = client.nodes().list().get(0).name();
    commands.drain(name);
    assertThat(client.nodes().list()).extracting(NodeStatus::drained).containsExactly(true);
    commands.undrain(name);
    commands.set(name, "max-concurrent-runs", 3);
    commands.setEverywhere("retention", "P30D");
    assertThat(client.nodes().settings(name))
        .extracting(SettingInPlace::setting, SettingInPlace::value)
        .containsExactly(tuple("retention", "P30D"), tuple("max-concurrent-runs", 3));
    commands.unset(name, "max-concurrent-runs");
    commands.unsetEverywhere("retention");
    assertThat(client.nodes().settings(name)).isEmpty();
    assertThatThrownBy(() -> commands.setEverywhere("colour", Map.of("of", "red")))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessageContaining("there is no setting 'colour'");
  }

  @Test
  void everythingIsPaused() {
    commands.pauseEverything();
    assertThat(client.tasks().status("purge").paused()).contains("EVERYTHING");
    commands.resumeEverything();
    assertThat(client.tasks().status("purge").paused()).isEmpty();
    assertThat(client.runs().list(RunFilter.ALL.in(State.WAITING))).isEmpty();
  }
}
