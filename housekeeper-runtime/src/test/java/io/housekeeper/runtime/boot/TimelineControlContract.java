package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Load;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskTimeline;
import io.housekeeper.runtime.control.TaskTimeline.Spell;
import io.housekeeper.runtime.control.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What was and what is to come of many tasks, on a running Housekeeper. */
interface TimelineControlContract {

  Duration PATIENCE = Duration.ofSeconds(30);

  LedgerAddress address();

  /** A task that is due at some times. */
  private static Task due(String name, String schedule) {
    return Task.of(TaskSpec.named(name).schedule(schedule).build(), run -> {});
  }

  @Test
  default void whatWasAndWhatIsToComeOfManyTasks() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Task quick = Task.of(TaskSpec.named("quick").build(), run -> {});
    Task often = Task.of(TaskSpec.named("often").build(), run -> {});
    Task slow = Task.of(TaskSpec.named("slow").build(), run -> end.await());
    try (Housekeeper housekeeper =
        Housekeeper.builder()
            .ledger(address())
            .task(quick)
            .task(often)
            .task(slow)
            .task(due("hourly", "30 * * * *"))
            .task(due("dense", "every 1m"))
            .build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      Instant now = control.nodes().now();
      for (int i = 0; i < 3; i++) {
        housekeeper.runNow("quick", PATIENCE);
      }
      for (int i = 0; i <= Timelines.RUNS; i++) {
        housekeeper.runNow("often", PATIENCE);
      }
      housekeeper.runNow("slow");

      Duration day = Duration.ofDays(1);
      List<TaskTimeline> lanes =
          control
              .timelines()
              .of(
                  List.of("slow", "quick", "often", "hourly", "dense", "none"),
                  now.minus(day),
                  now.plus(day));
      assertThat(lanes)
          .extracting(TaskTimeline::task)
          .containsExactly("slow", "quick", "often", "hourly", "dense", "none");
      assertThat(lanes.get(0).runs()).hasSize(1).noneMatch(RunSummary::isOver);
      assertThat(lanes.get(1).runs()).hasSize(3).allMatch(run -> run.state() == State.SUCCEEDED);
      assertThat(runs(lanes.get(1))).isEqualTo(3);
      assertThat(lanes.get(1).coming().fires()).isZero();
      // Too many to be told one by one.
      assertThat(lanes.get(2).runs()).isEmpty();
      assertThat(runs(lanes.get(2))).isEqualTo(Timelines.RUNS + 1L);
      assertThat(lanes.get(3).coming().first()).hasSize(24);
      assertThat(lanes.get(3).coming().fires()).isEqualTo(24);
      TaskTimeline.Coming dense = lanes.get(4).coming();
      assertThat(dense.first()).hasSize(Timelines.FIRES);
      assertThat(dense.fires()).isBetween(1_438L, 1_441L);
      assertThat(dense.last().orElseThrow()).isAfter(now.plus(day).minus(Duration.ofMinutes(2)));
      assertThat(lanes.get(5).spells()).isEmpty();
      assertThat(lanes.get(5).coming().fires()).isZero();
      end.countDown();
    }
  }

  private static long runs(TaskTimeline lane) {
    return lane.spells().stream().mapToLong(Spell::runs).sum();
  }

  @Test
  default void anotherTimeHasNothingOfThis() throws InterruptedException {
    try (Housekeeper housekeeper =
        Housekeeper.builder().ledger(address()).task(due("hourly", "30 * * * *")).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      housekeeper.runNow("hourly", PATIENCE);
      Control control = housekeeper.control();
      Instant now = control.nodes().now();
      TaskTimeline before = lane(control, now.minus(Duration.ofDays(9)), now.minusSeconds(7_200));
      assertThat(before.runs()).isEmpty();
      assertThat(before.spells()).isEmpty();
      assertThat(before.coming().fires()).isZero();
      TaskTimeline week = lane(control, now.minus(Duration.ofDays(7)), now);
      assertThat(week.spells()).hasSize(1);
      assertThat(week.runs()).hasSize(1);
      assertThat(week.coming().fires()).isZero();
      assertThatThrownBy(() -> control.timelines().of(Collections.nCopies(201, "hourly"), now, now))
          .hasMessage("at most 200 tasks can be asked for");
    }
  }

  private static TaskTimeline lane(Control control, Instant from, Instant to) {
    return control.timelines().of(List.of("hourly"), from, to).get(0);
  }

  @Test
  default void minutesWithManyFiresAreNamedWithTheTasksThatMakeThem() {
    HousekeeperBuilder builder = Housekeeper.builder().ledger(address());
    for (int i = 0; i < 7; i++) {
      builder.task(due("nightly-" + i, "0 3 * * *"));
    }
    try (Housekeeper housekeeper =
        builder.task(due("minutely", "* * * * *")).task(due("hourly", "30 * * * *")).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Load load = housekeeper.control().nodes().load();
      assertThat(load.pileUps()).hasSize(1);
      Load.PileUp night = load.pileUps().get(0);
      assertThat(night.begin().toString()).endsWith("T03:00:00Z");
      assertThat(night.begin()).isEqualTo(load.forecast().busiest());
      assertThat(night.fires()).isEqualTo(8);
      assertThat(night.minutes()).isEqualTo(1);
      assertThat(night.tasks()).hasSize(7).allMatch(task -> task.startsWith("nightly-"));
      assertThat(load.forecast().fires())
          .hasSize(1_440)
          .filteredOn(fires -> fires == 2)
          .hasSize(24);
      assertThat(housekeeper.control().nodes().forecast().fires())
          .filteredOn(fires -> fires == 8)
          .hasSize(1);
    }
  }
}
