package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunGlance;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The last runs of many tasks, on a running Housekeeper. */
interface RecentControlContract {

  Duration LONG = Duration.ofSeconds(30);

  LedgerAddress address();

  @Test
  default void theLastRunsOfManyTasks() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Task quick = Task.of(TaskSpec.named("quick").build(), run -> {});
    Task slow = Task.of(TaskSpec.named("slow").build(), run -> end.await());
    Task never = Task.of(TaskSpec.named("never").build(), run -> {});
    try (Housekeeper housekeeper =
        Housekeeper.builder().ledger(address()).task(quick).task(slow).task(never).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      for (int i = 0; i < 3; i++) {
        housekeeper.runNow("quick", LONG);
      }
      Answer.Accepted asked = (Answer.Accepted) housekeeper.runNow("slow");

      Map<String, List<RunSummary>> recent =
          control.tasks().recent(List.of("slow", "quick", "never", "none"), 2);
      assertThat(recent.keySet()).containsExactly("slow", "quick", "never", "none");
      assertThat(recent.get("slow")).extracting(RunSummary::id).containsExactly(asked.run());
      assertThat(recent.get("slow")).noneMatch(RunSummary::isOver);
      assertThat(recent.get("quick"))
          .hasSize(2)
          .allMatch(run -> run.task().equals("quick") && run.state() == State.SUCCEEDED)
          .isSortedAccordingTo((one, other) -> other.id().compareTo(one.id()));
      assertThat(recent.get("never")).isEmpty();
      assertThat(control.tasks().glances(List.of("slow"), 2).get("slow"))
          .singleElement()
          .matches(run -> run.took().isEmpty());
      assertThat(control.tasks().glances(List.of("quick"), 2).get("quick"))
          .containsExactlyElementsOf(
              recent.getOrDefault("quick", List.of()).stream()
                  .map(run -> new RunGlance(run.state(), run.times().duration()))
                  .toList());
      assertThat(recent.get("none")).isEmpty();
      assertThat(control.tasks().recent(List.of("quick"), 20).get("quick")).hasSize(3);
      assertThatThrownBy(() -> control.tasks().recent(List.of("quick"), 0))
          .hasMessage("of each task there are 1 to 100 runs, not 0");
      end.countDown();
    }
  }
}
