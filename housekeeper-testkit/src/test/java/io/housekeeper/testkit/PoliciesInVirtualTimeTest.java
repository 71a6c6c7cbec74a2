package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Overlap, catch-up, pauses, and tasks that follow others. */
class PoliciesInVirtualTimeTest {

  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  private static List<String> story(List<Task> tasks, Consumer<VirtualHousekeeper> what) {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(NEW_YEAR).tasks(tasks.toArray(Task[]::new)).start()) {
      what.accept(housekeeper);
      return tasks.stream()
          .map(task -> task.spec().name())
          .flatMap(name -> housekeeper.runs(name).stream())
          .map(PoliciesInVirtualTimeTest::line)
          .toList();
    }
  }

  private static String line(RunSummary run) {
    String started =
        run.times().startedAt().map(at -> " from " + Duration.between(NEW_YEAR, at)).orElse("");
    String fires = run.source().fires() == 1 ? "" : " of " + run.source().fires();
    return run.task() + " " + run.state() + " " + run.source().trigger() + fires + started;
  }

  private static Task hourly(Overlap overlap) {
    return Tasks.taking(
        Duration.ofMinutes(90),
        Tasks.named("hourly", "0 * * * *").overlap(overlap).timeout(Duration.ofHours(4)));
  }

  @Test
  void whoSkipsLeavesOutWhatComesDueMeanwhile() {
    assertThat(story(List.of(hourly(Overlap.SKIP)), one -> one.advance(Duration.ofMinutes(200))))
        .containsExactly(
            "hourly SUCCEEDED SCHEDULE from PT1H",
            "hourly SKIPPED SCHEDULE",
            "hourly RUNNING SCHEDULE from PT3H");
  }

  @Test
  void whoQueuesRunsOnceMoreAtTheEnd() {
    assertThat(story(List.of(hourly(Overlap.QUEUE)), one -> one.advance(Duration.ofMinutes(160))))
        .containsExactly(
            "hourly SUCCEEDED SCHEDULE from PT1H", "hourly RUNNING SCHEDULE from PT2H30M");
  }

  @Test
  void whoAllowsRunsTwiceAtATime() {
    assertThat(story(List.of(hourly(Overlap.ALLOW)), one -> one.advance(Duration.ofMinutes(140))))
        .containsExactly("hourly RUNNING SCHEDULE from PT1H", "hourly RUNNING SCHEDULE from PT2H");
  }

  @Test
  void afterDaysOfOutageTheNewestFireRunsAndCoversTheOthers() {
    Task daily = Tasks.quick("daily", "0 6 * * *");
    assertThat(
            story(
                List.of(daily),
                one -> {
                  one.advance(Duration.ofHours(12)).stop();
                  one.advance(Duration.ofDays(5)).start();
                }))
        .containsExactly(
            "daily SUCCEEDED SCHEDULE from PT6H",
            "daily MISSED SCHEDULE of 4",
            "daily SUCCEEDED CATCH_UP from PT132H");
  }

  @Test
  void afterDaysOfOutageAllFiresRunThatTheTaskWants() {
    Task daily =
        Tasks.quick(
            Tasks.named("daily", "0 6 * * *")
                .catchUp(CatchUp.all(Duration.ofDays(30), 3).spread(Duration.ofMinutes(30))));
    assertThat(
            story(
                List.of(daily),
                one -> {
                  one.stop().advance(Duration.ofDays(5)).start();
                  one.advance(Duration.ofHours(2));
                }))
        .containsExactly(
            "daily MISSED SCHEDULE of 2",
            "daily SUCCEEDED CATCH_UP from PT120H",
            "daily SUCCEEDED CATCH_UP from PT120H10M",
            "daily SUCCEEDED CATCH_UP from PT120H20M");
  }

  @Test
  void aPauseEndsByItself() {
    Task hourly = Tasks.quick("hourly", "30 * * * *");
    assertThat(
            story(
                List.of(hourly),
                one -> {
                  one.advance(Duration.ofHours(1));
                  Asking ann = Asking.by("ann").until(NEW_YEAR.plus(Duration.ofHours(5)));
                  one.control().as(ann).pause("hourly");
                  one.advance(Duration.ofHours(5));
                }))
        .containsExactly(
            "hourly SUCCEEDED SCHEDULE from PT30M",
            "hourly SKIPPED SCHEDULE of 4",
            "hourly SUCCEEDED SCHEDULE from PT5H30M");
  }

  @Test
  void oldRunsAreForgottenOnDemandAndTotalsStay() {
    Task daily = Tasks.quick("daily", "30 1 * * *");
    try (VirtualHousekeeper housekeeper = VirtualHousekeeper.at(NEW_YEAR).tasks(daily).start()) {
      housekeeper.advance(Duration.ofDays(20));
      Answer answer =
          housekeeper.control().as(Asking.by("ann")).cleanupOldExecutions(Duration.ofDays(5));
      assertThat(answer).isEqualTo(new Answer.Done("15 entries are forgotten"));
      assertThat(housekeeper.runs("daily")).hasSize(5);
      assertThat(housekeeper.control().tasks().status("daily").orElseThrow().totalRuns())
          .isEqualTo(20);
    }
  }

  @Test
  void ofWhatIsDisabledNothingIsWritten() {
    Task hourly = Tasks.quick("hourly", "30 * * * *");
    assertThat(
            story(
                List.of(hourly),
                one -> {
                  one.advance(Duration.ofHours(1));
                  one.control().as(Asking.by("ann")).disable("hourly");
                  one.advance(Duration.ofHours(4));
                  one.control().as(Asking.by("ann")).enable("hourly");
                  one.advance(Duration.ofHours(1));
                }))
        .containsExactly(
            "hourly SUCCEEDED SCHEDULE from PT30M", "hourly SUCCEEDED SCHEDULE from PT5H30M");
  }

  @Test
  void anOverrideIsInForceAtOnce() {
    Task nightly = Tasks.quick("nightly", "0 3 * * *");
    assertThat(
            story(
                List.of(nightly),
                one -> {
                  one.control()
                      .as(Asking.by("ann"))
                      .override("nightly", "schedule", "\"0 4 * * *\"");
                  one.advance(Duration.ofDays(1));
                }))
        .containsExactly("nightly SUCCEEDED SCHEDULE from PT4H");
  }

  @Test
  void tasksFollowOneAnother() {
    Task load = Tasks.taking(Duration.ofMinutes(10), Tasks.named("load", "0 1 * * *"));
    Task report = Tasks.failing(Tasks.named("report", "after load"));
    Task apology = Tasks.quick("apology", "after report failed");
    Task party = Tasks.quick("party", "after report");
    assertThat(
            story(List.of(load, report, apology, party), one -> one.advance(Duration.ofHours(2))))
        .containsExactly(
            "load SUCCEEDED SCHEDULE from PT1H",
            "report FAILED AFTER from PT1H10M",
            "apology SUCCEEDED AFTER from PT1H10M");
  }

  @Test
  void whatStillRunsAtAShutdownIsRunAgainAtTheNextStart() {
    Task long_ = Tasks.taking(Duration.ofMinutes(40), Tasks.named("long", "0 1 * * *"));
    try (VirtualHousekeeper housekeeper = VirtualHousekeeper.at(NEW_YEAR).tasks(long_).start()) {
      housekeeper.advance(Duration.ofMinutes(70)).stop();
      assertThat(housekeeper.now()).isEqualTo(NEW_YEAR.plus(Duration.ofSeconds(70 * 60 + 30)));
      assertThat(housekeeper.runs("long"))
          .extracting(RunSummary::state)
          .containsExactly(State.WAITING);
      housekeeper.start().advance(Duration.ofHours(1));
      RunSummary run = housekeeper.runs("long").get(0);
      assertThat(run.state()).isEqualTo(State.SUCCEEDED);
      assertThat(run.times().attempts()).isEqualTo(2);
      assertThat(run.source().trigger()).isEqualTo(Trigger.SCHEDULE);
    }
  }

  @Test
  void moreRunsThanThereAreSlotsFollowOneAnother() {
    Task one = Tasks.taking(Duration.ofMinutes(5), Tasks.named("one", "0 1 * * *"));
    Task two = Tasks.taking(Duration.ofMinutes(5), Tasks.named("two", "0 1 * * *"));
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(NEW_YEAR).maxConcurrentRuns(1).tasks(one, two).start()) {
      housekeeper.advance(Duration.ofHours(2));
      assertThat(line(housekeeper.runs("one").get(0))).endsWith("from PT1H");
      assertThat(line(housekeeper.runs("two").get(0))).endsWith("from PT1H5M");
    }
  }
}
