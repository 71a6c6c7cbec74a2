package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.api.Secret;
import io.housekeeper.api.Setting;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TaskTestTest {

  private static final class Greet implements TaskType<Greet.Settings> {
    record Settings(
        @Setting("Who is greeted") String name,
        @Setting("What only friends know") Optional<Secret> word) {}

    @Override
    public TaskSpec spec() {
      return TaskSpec.named("greet").build();
    }

    @Override
    public Class<Settings> settings() {
      return Settings.class;
    }

    @Override
    public void run(Settings settings, TaskRun run) {
      run.message("hello " + settings.name() + settings.word().map(Secret::reveal).orElse(""));
    }
  }

  private static Task telling(TaskSpec.Builder spec) {
    return Task.of(
        spec.build(),
        run -> {
          run.log("trigger " + run.trigger());
          run.log("fire " + run.fire());
          run.log("now " + run.clock().instant());
          run.log("last success " + run.lastSuccess());
          run.log("dry " + run.dryRun());
        });
  }

  @Test
  void aRunIsToldWhatTheServiceWouldTellIt() {
    FinishedRun run =
        TaskTest.of(telling(Tasks.named("pull", "H 2 * * *").onStartup().disabled()))
            .at("2027-03-28T04:30")
            .zone("Europe/Berlin")
            .lastSuccess("2027-03-27T04:30")
            .run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.log())
        .containsExactly(
            "trigger SCHEDULE",
            "fire Optional[2027-03-28T02:30:00Z]",
            "now 2027-03-28T02:30:00Z",
            "last success Optional[2027-03-27T03:30:00Z]",
            "dry false");
    assertThat(run.run().before()).contains(State.SUCCEEDED);
  }

  @Test
  void somebodyMayAskForIt() {
    FinishedRun run =
        TaskTest.of(telling(Tasks.named("pull", "manual").supportsDryRun())).dryRun().run();
    assertThat(run.run().trigger()).isEqualTo(Trigger.MANUAL);
    assertThat(run.log())
        .contains("fire Optional.empty", "last success Optional.empty", "dry true");
    assertThatIllegalStateException()
        .isThrownBy(() -> TaskTest.of(telling(Tasks.named("pull", "manual"))).dryRun().run())
        .withMessage("task 'pull' cannot only say what it would do: it supports no dry run");
  }

  @Test
  void retriesTakeVirtualTimeOnly() {
    Task flaky =
        Task.of(
            Tasks.named("flaky", "manual").retry(Retry.fixed(3, Duration.ofHours(6))).build(),
            run -> {
              run.log("attempt " + run.attempt());
              if (run.attempt() < 3) {
                throw new IOException("not yet");
              }
              run.count("pulled", 7);
            });
    FinishedRun run = TaskTest.of(flaky).run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.attempts()).isEqualTo(3);
    assertThat(run.duration()).isEqualTo(Duration.ofHours(12));
    assertThat(run.counts()).containsEntry("pulled", 7L);
    assertThat(run.log()).containsExactly("attempt 1", "attempt 2", "attempt 3");
    assertThat(run.detail().attempts()).hasSize(2);
  }

  @Test
  void whatWasThrownIsThere() {
    IOException broken = new IOException("the server is gone");
    Task failing =
        Task.of(
            Tasks.named("failing", "manual").build(),
            run -> {
              throw broken;
            });
    FinishedRun run = TaskTest.of(failing).run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.failure()).containsSame(broken);
    assertThat(run.message()).contains("the server is gone");
    assertThat(run).asString().contains("FAILED after 1 attempts").contains("TaskTestTest");
  }

  @Test
  void anErrorIsAFailureToo() {
    Task failing =
        Task.of(
            Tasks.named("failing", "manual").build(),
            run -> {
              throw new NoClassDefFoundError("com/example/Gone");
            });
    FinishedRun run = TaskTest.of(failing).run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.failure()).containsInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void codeThatNeverEndsHasItsTimeUp() {
    CountDownLatch never = new CountDownLatch(1);
    Task stuck =
        Task.of(
            Tasks.named("stuck", "manual").timeout(Duration.ofMinutes(5)).build(),
            run -> never.await());
    FinishedRun run = TaskTest.of(stuck).patience(Duration.ofMillis(200)).run();
    assertThat(run.state()).isEqualTo(State.TIMED_OUT);
    assertThat(run.duration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(run).asString().contains("CountDownLatch.await");
  }

  @Test
  void codeThatIgnoresItsInterruptHasItsTimeUpAsWell() {
    CountDownLatch end = new CountDownLatch(1);
    Task stubborn =
        Task.of(
            Tasks.named("stubborn", "manual").timeout(Duration.ofMinutes(5)).build(),
            run -> {
              boolean goesOn = true;
              while (goesOn) {
                try {
                  end.await();
                  goesOn = false;
                } catch (InterruptedException ignored) {
                  run.log("not now");
                }
              }
            });
    FinishedRun run = TaskTest.of(stubborn).patience(Duration.ofMillis(200)).run();
    end.countDown();
    assertThat(run.state()).isEqualTo(State.TIMED_OUT);
    assertThat(run.duration()).isEqualTo(Duration.ofSeconds(305));
  }

  @Test
  void aTaskOfATypeHasItsSettings() {
    FinishedRun run = TaskTest.of(new Greet(), new Greet.Settings("ann", Optional.empty())).run();
    assertThat(run.message()).isEqualTo("hello ann");
    assertThat(run.run().task().name()).isEqualTo("greet");
  }

  @Test
  void settingsAreReadAsTheServiceReadsThem() {
    FinishedRun run =
        TaskTest.of(new Greet())
            .settings("name = \"${who} and bob\", word = \"secret:friends\"")
            .variable("who", "ann")
            .secret("friends", ", sesame")
            .run();
    assertThat(run.message()).isEqualTo("hello ann and bob, sesame");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskTest.of(new Greet()).settings("nam = ann").run())
        .withMessageContaining("settings:1: nam is unknown: did you mean 'name'?")
        .withMessageContaining("settings:1: name is missing (Who is greeted): it must be a text");
  }

  @Test
  void whatTheServiceWouldRefuseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskTest.of(Tasks.quick("never", "0 0 31 2 *")).run())
        .withMessageContaining("can never fire");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskTest.of(Tasks.quick("pull", "${WHEN}")).run())
        .withMessageContaining("WHEN");
    assertThat(TaskTest.of(Tasks.quick("pull", "${WHEN}")).variable("WHEN", "@daily").run().state())
        .isEqualTo(State.SUCCEEDED);
    Instant time = Instant.parse("2027-01-01T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TaskTest.of(Tasks.quick("pull", "manual")).at(time).lastSuccess(time).run())
        .withMessageContaining("must be before its run");
  }
}
