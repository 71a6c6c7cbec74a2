package io.housekeeper.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.client.Asking;
import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.client.HousekeeperFailure;
import io.housekeeper.client.RunFilter;
import io.housekeeper.client.RunWanted;
import io.housekeeper.client.answer.Attention;
import io.housekeeper.client.answer.ChangeMade;
import io.housekeeper.client.answer.Done;
import io.housekeeper.client.answer.Forecast;
import io.housekeeper.client.answer.Health;
import io.housekeeper.client.answer.NodeStatus;
import io.housekeeper.client.answer.RunDetail;
import io.housekeeper.client.answer.RunOutcome;
import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.RunSummary.State;
import io.housekeeper.client.answer.RunSummary.Trigger;
import io.housekeeper.client.answer.TaskDetail;
import io.housekeeper.client.answer.TaskStatus;
import io.housekeeper.client.answer.TokenStatus;
import io.housekeeper.client.answer.TokenStatus.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the client asks is answered by a real server, and understood. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAsksTest {

  private static final Instant NIGHT = Instant.parse("2027-03-01T03:00:00Z");

  private Node node;
  private Witness witness;
  private HousekeeperClient client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    node =
        Node.with(
            folder,
            builder -> builder.openTelemetry(Node.tracing()),
            Task.of(
                TaskSpec.named("purge").schedule("0 3 * * *").describedAs("Purges").build(),
                run -> {
                  run.log("purging");
                  run.log("done");
                  run.count("deleted", 3);
                  run.message("all clean");
                }),
            Task.of(
                TaskSpec.named("broken").build(),
                run -> {
                  throw new IllegalStateException("no such table");
                }),
            Task.of(TaskSpec.named("a").build(), run -> {}),
            Task.of(TaskSpec.named("b").build(), run -> {}),
            Task.of(TaskSpec.named("c").build(), run -> {}));
    witness = Witness.of(node);
    client = HousekeeperClient.at(witness.address()).withToken(Node.TOKEN);
  }

  @AfterAll
  void end() {
    witness.close();
    node.close();
    assertThat(witness.objections()).isEmpty();
  }

  private String ran(String task) {
    return client.commands().run(task).runId();
  }

  @Test
  void tasksComeFromMoreThanOnePage() {
    assertThat(client.tasks().list("", 1).map(TaskStatus::name))
        .containsExactly("a", "b", "broken", "c", "purge");
    assertThat(client.tasks().list()).hasSize(5);
    assertThat(client.tasks().list("R", 1).map(TaskStatus::name))
        .containsExactly("broken", "purge");
  }

  @Test
  void tasksComeFromPagesOfAnySize() {
    assertThat(client.tasks().list("", 2).map(TaskStatus::name))
        .containsExactly("a", "b", "broken", "c", "purge");
    assertThat(client.tasks().list("", 5)).hasSize(5);
  }

  @Test
  void aTaskIsKnownInAllItsParts() {
    ran("purge");
    TaskDetail detail = client.tasks().detail("purge");
    assertThat(detail.task().description()).isEqualTo("Purges");
    assertThat(detail.task().scheduleInWords()).isEqualTo("at 03:00 every day, UTC");
    assertThat(detail.task().registered()).isTrue();
    assertThat(detail.task().lastStatus()).contains("success");
    assertThat(detail.task().lastDuration()).isPresent();
    assertThat(detail.task().totalRuns()).isPositive();
    assertThat(detail.task().duration().p95()).isPresent();
    assertThat(detail.configuration())
        .anySatisfy(
            value -> {
              assertThat(value.field()).isEqualTo("schedule");
              assertThat(value.effective()).isEqualTo("0 3 * * *");
              assertThat(value.override()).isEmpty();
            });
    assertThat(detail.nextFires()).isNotEmpty().isSorted();
    assertThat(detail.hours()).isNotEmpty();
    assertThat(detail.type()).isEmpty();
    assertThat(client.tasks().status("purge").nextRun()).contains(detail.nextFires().get(0));
    assertThat(client.tasks().status("nothing").registered()).isFalse();
  }

  @Test
  void runsAreFoundByWhatTheySayAndWhenTheyBegan() {
    String clean = ran("purge");
    RunFilter clear =
        RunFilter.ALL
            .of("purge")
            .by(Trigger.MANUAL, Trigger.STARTUP)
            .from(NIGHT.minus(Duration.ofDays(3_650)))
            .containing("ALL clean");
    assertThat(client.runs().list(clear).map(RunSummary::id)).contains(clean);
    assertThat(client.runs().list(clear.to(Instant.EPOCH))).isEmpty();
    assertThat(client.runs().list(clear.on("nowhere"))).isEmpty();
    assertThat(client.runs().list(RunFilter.ALL.of("purge").by(Trigger.SCHEDULE))).isEmpty();
    assertThatThrownBy(() -> RunFilter.ALL.by(Trigger.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatSomebodyShouldLookAtIsKnownWithWhoDoes() {
    ran("broken");
    Attention failing = client.tasks().attention().get(0);
    assertThat(failing.task()).isEqualTo("broken");
    assertThat(failing.kind()).isEqualTo(Attention.Kind.FAILING);
    assertThat(failing.acknowledged()).isEmpty();
    Instant end = failing.since().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    client.commands(Asking.because("I know").until(end)).acknowledge("broken");
    assertThat(client.tasks().attention().get(0).acknowledged())
        .hasValueSatisfying(
            seen -> {
              assertThat(seen.why()).isEqualTo("I know");
              assertThat(seen.until()).contains(end);
            });
    client.commands().unacknowledge("broken");
    assertThat(client.commands().retryFailed("broken", end).message())
        .isEqualTo("0 runs are tried again");
    assertThat(client.commands().retryFailed(end).success()).isTrue();
  }

  @Test
  void whyATaskRanIsExplained() {
    assertThat(client.tasks().explain("purge")).hasSize(1);
    assertThat(client.tasks().explain("purge", NIGHT).get(0).sentence()).contains("2027-03-01");
  }

  @Test
  void changesComeFromMoreThanOnePage() {
    for (int i = 0; i < 3; i++) {
      client.commands(Asking.because("try " + i)).pause("a");
      client.commands().resume("a");
    }
    List<ChangeMade> changes = client.tasks().changes("a", 2).toList();
    assertThat(changes).hasSizeGreaterThanOrEqualTo(6);
    assertThat(changes).isEqualTo(client.tasks().changes("a").toList());
    assertThat(changes).extracting(ChangeMade::why).contains("try 0", "try 1", "try 2");
    assertThat(changes).extracting(ChangeMade::who).contains("http.token");
    assertThat(client.tasks().changedSinceSuccess("a")).hasSameElementsAs(changes);
  }

  @Test
  void runsComeFromMoreThanOnePage() {
    for (int i = 0; i < 5; i++) {
      ran("b");
    }
    ran("broken");
    List<RunSummary> runs = client.runs().list(RunFilter.ALL.of("b").byPagesOf(2)).toList();
    assertThat(runs).hasSize(5).allMatch(run -> run.state() == State.SUCCEEDED);
    assertThat(runs).isEqualTo(client.runs().list(RunFilter.ALL.of("b")).toList());
    assertThat(runs).extracting(RunSummary::trigger).containsOnly(Trigger.MANUAL);
    assertThat(client.runs().list(RunFilter.ALL.in(State.FAILED, State.LOST)))
        .isNotEmpty()
        .allMatch(run -> run.task().equals("broken"));
  }

  @Test
  void aRunIsKnownInAllItsParts() {
    RunOutcome outcome = client.commands(Asking.because("to see")).run("purge");
    assertThat(outcome.success()).isTrue();
    assertThat(outcome.isOver()).isTrue();
    RunDetail detail = client.runs().detail(outcome.runId());
    assertThat(detail.run().message()).isEqualTo("all clean");
    assertThat(detail.run().duration()).isPresent();
    assertThat(detail.why()).isEqualTo("to see");
    assertThat(detail.counts()).containsEntry("deleted", 3L);
    assertThat(detail.node()).isPresent();
    assertThat(detail.fencingToken()).isPresent();
    assertThat(detail.traceId()).hasValueSatisfying(id -> assertThat(id).hasSize(32));
    assertThat(detail.progress()).isEmpty();
    assertThat(client.runs().await(outcome.runId(), Duration.ZERO)).isEqualTo(detail);
  }

  @Test
  void aRunThatFailsIsAnAnswer() {
    RunOutcome outcome = client.commands().run("broken");
    assertThat(outcome.success()).isFalse();
    assertThat(outcome.isOver()).isTrue();
    assertThat(outcome.error())
        .hasValueSatisfying(why -> assertThat(why).contains("no such table"));
    // What it leaves behind is written beside its end, and is there when its log is.
    assertThat(client.runs().follow(outcome.runId())).isEmpty();
    assertThat(client.runs().detail(outcome.runId()).stacks())
        .anyMatch(stack -> stack.text().contains("no such table"));
  }

  @Test
  void aLogIsReadWholeOrInParts() {
    String run = ran("purge");
    assertThat(String.join("", client.runs().follow(run).toList())).isEqualTo("purging\ndone\n");
    assertThat(client.runs().log(run)).isEqualTo("purging\ndone\n");
    assertThat(client.runs().log(run, "DONE")).isEqualTo("done\n");
    assertThat(client.runs().log(run, 0, Duration.ZERO).text()).isEqualTo("purging\ndone\n");
  }

  @Test
  void nodesAndWhatTheyHaveAreKnown() {
    assertThat(client.nodes().list()).extracting(NodeStatus::drained).containsExactly(false);
    assertThat(client.nodes().settings(name())).isEmpty();
    assertThat(client.nodes().plugins().problems()).isEmpty();
    assertThat(client.nodes().listeners()).isEmpty();
    Forecast forecast = client.nodes().forecast();
    assertThat(forecast.fires()).hasSize(24 * 60);
    assertThat(forecast.busiest()).isAfterOrEqualTo(forecast.begin());
  }

  private String name() {
    return client.nodes().list().get(0).name();
  }

  @Test
  void healthIsAskedAsEver() {
    Health health = client.getStatus();
    assertThat(health.status()).isEqualTo("ok");
    assertThat(health.ready()).isTrue();
    assertThat(health.problems()).isEmpty();
    assertThat(health.tasks()).hasSize(5);
    HousekeeperClient nobody = HousekeeperClient.at(witness.address());
    assertThat(nobody.isLive()).isTrue();
    assertThat(nobody.isReady()).isTrue();
  }

  @Test
  void tokensComeAndGo() {
    String secret =
        client
            .tokens()
            .issue(
                "ci",
                Role.VIEWER,
                Optional.of(Duration.ofHours(1)),
                Asking.because("for the build"));
    TokenStatus token =
        client.tokens().list().stream()
            .filter(one -> one.name().equals("ci"))
            .findFirst()
            .orElseThrow();
    assertThat(token.role()).isEqualTo(Role.VIEWER);
    assertThat(token.kind()).isEqualTo(TokenStatus.Kind.TOKEN);
    assertThat(token.holds()).isTrue();
    assertThat(token.until()).isPresent();

    HousekeeperClient viewer = client.withToken(secret);
    assertThat(viewer.tasks().list()).isNotEmpty();
    HousekeeperFailure failure =
        catchThrowableOfType(HousekeeperFailure.class, () -> viewer.commands().run("a"));
    assertThat(failure.status()).hasValue(403);
    assertThat(failure.title()).isEqualTo("Not allowed");
    assertThat(failure.sentence()).isEqualTo("this takes an operator, and ci is a viewer");

    Done revoked = client.tokens().revoke(token.id(), Asking.because("no build any more"));
    assertThat(revoked.message()).contains("is revoked");
    assertThat(catchThrowableOfType(HousekeeperFailure.class, viewer::getStatus).status())
        .hasValue(401);
    assertThatThrownBy(
            () -> client.tokens().issue("", Role.ADMIN, Optional.empty(), Asking.PLAINLY))
        .isInstanceOf(HousekeeperFailure.class);
  }

  @Test
  void whatIsNotThereIsSaid() {
    HousekeeperFailure failure =
        catchThrowableOfType(
            HousekeeperFailure.class, () -> client.commands().run("nothing", RunWanted.PLAINLY));
    assertThat(failure.status()).hasValue(404);
    assertThat(failure.sentence()).isEqualTo("there is no task 'nothing'");
    assertThatThrownBy(() -> client.tasks().detail("nothing")).hasMessage(failure.sentence());
    assertThatThrownBy(() -> client.runs().detail("99")).hasMessage("there is no run 99");
    assertThatThrownBy(() -> client.runs().follow("99")).hasMessage("there is no run 99");
    assertThatThrownBy(() -> client.triggerTask("nothing"))
        .isInstanceOf(HousekeeperFailure.class)
        .hasMessage(failure.sentence());
  }
}
