package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How runs end. */
class EndsInVirtualTimeTest {

  private static final String NOON = "2027-01-01T12:00Z";

  private static VirtualHousekeeper with(Task... tasks) {
    return VirtualHousekeeper.at(NOON).tasks(tasks).start();
  }

  @Test
  void waitsBeforeRetriesAreVirtual() {
    List<Instant> attempts = new ArrayList<>();
    Task failing =
        Task.of(
            Tasks.named("pull", "manual").retry(Retry.exponential(3)).build(),
            run -> {
              attempts.add(run.clock().instant());
              throw new IllegalStateException("attempt " + run.attempt() + " failed");
            });
    try (VirtualHousekeeper housekeeper = with(failing)) {
      RunDetail run = housekeeper.runNow("pull");
      assertThat(run.summary().state()).isEqualTo(State.FAILED);
      assertThat(run.summary().message()).contains("attempt 4 failed");
      assertThat(attempts)
          .extracting(at -> Duration.between(attempts.get(0), at).toSeconds())
          .containsExactly(0L, 1L, 3L, 7L);
    }
  }

  @Test
  void anErrorFailsItsRunAndNothingElse() {
    Task broken =
        Task.of(
            Tasks.named("broken", "0 * * * *").build(),
            run -> {
              throw new StackOverflowError("deep");
            });
    try (VirtualHousekeeper housekeeper = with(broken, Tasks.quick("other", "0 * * * *"))) {
      housekeeper.advance(Duration.ofHours(2));
      assertThat(housekeeper.runs("broken"))
          .extracting(RunSummary::state)
          .containsExactly(State.FAILED, State.FAILED);
      assertThat(housekeeper.runs("other"))
          .extracting(RunSummary::state)
          .containsExactly(State.SUCCEEDED, State.SUCCEEDED);
    }
  }

  @Test
  void whoTakesTooLongIsInterruptedAtItsTimeLimit() {
    Task slow =
        Tasks.taking(
            Duration.ofHours(2), Tasks.named("slow", "manual").timeout(Duration.ofMinutes(30)));
    try (VirtualHousekeeper housekeeper = with(slow)) {
      RunDetail run = housekeeper.runNow("slow");
      assertThat(run.summary().state()).isEqualTo(State.TIMED_OUT);
      assertThat(run.summary().times().duration()).contains(Duration.ofMinutes(30));
      assertThat(run.stacks()).anyMatch(stack -> stack.text().contains("VirtualTime.pass"));
      assertThat(housekeeper.now()).isEqualTo("2027-01-01T12:30:00Z");
    }
  }

  @Test
  void whoIgnoresTheInterruptKeepsItsTaskFromStarting() {
    Task stubborn =
        Task.of(
            Tasks.named("stubborn", "*/10 * * * *").timeout(Duration.ofMinutes(1)).build(),
            EndsInVirtualTimeTest::twentyFiveMinutesWhateverComes);
    try (VirtualHousekeeper housekeeper = with(stubborn)) {
      housekeeper.advance(Duration.ofMinutes(41));
      List<RunSummary> runs = housekeeper.runs("stubborn");
      assertThat(runs)
          .extracting(RunSummary::state)
          .containsExactly(State.TIMED_OUT, State.SKIPPED, State.SKIPPED, State.RUNNING);
      assertThat(runs.get(0).times().duration()).contains(Duration.ofSeconds(65));
    }
  }

  private static void twentyFiveMinutesWhateverComes(TaskRun run) {
    Instant end = run.clock().instant().plus(Duration.ofMinutes(25));
    while (run.clock().instant().isBefore(end)) {
      try {
        VirtualTime.pass(Duration.between(run.clock().instant(), end));
      } catch (InterruptedException ignored) {
        run.log("not now");
      }
    }
  }

  @Test
  void whoIsCancelledEnds() {
    List<String> seen = new ArrayList<>();
    Task long_ =
        Task.of(
            Tasks.named("long", "manual").build(),
            run -> {
              try {
                VirtualTime.pass(Duration.ofMinutes(50));
              } catch (InterruptedException interrupted) {
                seen.add("cancelled: " + run.cancelled() + " at " + run.clock().instant());
                throw interrupted;
              }
            });
    try (VirtualHousekeeper housekeeper = with(long_)) {
      Answer asked = housekeeper.control().as(Asking.by("ann")).runNow("long");
      String id = ((Answer.Accepted) asked).run();
      housekeeper.advance(Duration.ofMinutes(20));
      assertThat(housekeeper.runs("long"))
          .extracting(RunSummary::state)
          .containsExactly(State.RUNNING);
      housekeeper.control().as(Asking.by("ann")).cancel(id);
      housekeeper.advance(Duration.ZERO);
      assertThat(housekeeper.runs("long"))
          .extracting(RunSummary::state)
          .containsExactly(State.CANCELLED);
      assertThat(seen).containsExactly("cancelled: true at 2027-01-01T12:20:00Z");
    }
  }

  @Test
  void whatARunLogsAndCountsIsKept() {
    Task talkative =
        Task.of(
            Tasks.named("talkative", "manual").build(),
            run -> {
              run.log("one");
              VirtualTime.pass(Duration.ofMinutes(5));
              run.log("two");
              run.count("lines", 2);
              run.progress(2, 2);
            });
    try (VirtualHousekeeper housekeeper = with(talkative)) {
      RunDetail run = housekeeper.runNow("talkative");
      assertThat(housekeeper.log(run.summary().id())).containsExactly("one", "two");
      assertThat(run.cost().counts()).containsEntry("lines", 2L);
      assertThat(run.summary().times().duration()).contains(Duration.ofMinutes(5));
    }
  }
}
