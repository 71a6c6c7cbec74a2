package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualHousekeeperTest {

  private static final String NEW_YEAR = "2027-01-01T00:00Z";

  /** Writes down what it is told, and when. */
  private record Diary(List<String> lines) implements RunListener {
    @Override
    public void started(Run run) {
      lines.add("started " + run.task().name());
    }

    @Override
    public void attemptFailed(Run run) {
      lines.add("attempt " + run.attempt() + " of " + run.task().name() + " failed");
    }

    @Override
    public void overdue(Run run) {
      lines.add(run.task().name() + " is overdue");
    }

    @Override
    public void ended(Run run) {
      lines.add(run.task().name() + " " + run.state() + " " + run.endedAt().orElseThrow());
    }
  }

  private static VirtualHousekeeper with(Task... tasks) {
    return VirtualHousekeeper.at(NEW_YEAR).tasks(tasks).start();
  }

  @Test
  void listenersAreToldBeforeTimeGoesOn() {
    Diary diary = new Diary(new ArrayList<>());
    Task flaky = Tasks.failing(Tasks.named("flaky", "0 1 * * *").retry(Retry.exponential(1)));
    Task slow =
        Tasks.taking(
            Duration.ofMinutes(20),
            Tasks.named("slow", "0 2 * * *").overdueAfter(Duration.ofMinutes(5)));
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(NEW_YEAR).listener("diary", diary).tasks(flaky, slow).start()) {
      housekeeper.advanceTo("2027-01-01T02:10Z");
      assertThat(diary.lines())
          .containsExactly(
              "started flaky",
              "attempt 1 of flaky failed",
              "flaky FAILED 2027-01-01T01:00:01Z",
              "started slow",
              "slow is overdue");
      housekeeper.advance(Duration.ofHours(1));
      assertThat(diary.lines()).last().isEqualTo("slow SUCCEEDED 2027-01-01T02:20:00Z");
    }
  }

  @Test
  void aTestTellsTheSameStoryEachTime() {
    assertThat(story()).isEqualTo(story()).hasSizeGreaterThan(20);
  }

  private static List<String> story() {
    List<String> story = new ArrayList<>();
    Task[] tasks = new Task[5];
    for (int i = 0; i < tasks.length; i++) {
      Duration time = Duration.ofMinutes(i);
      tasks[i] =
          Task.of(
              Tasks.named("task-" + i, "*/10 * * * *").build(),
              run -> {
                story.add(run.id() + " " + run.task());
                VirtualTime.pass(time);
                story.add(run.id() + " is over at " + run.clock().instant());
              });
    }
    try (VirtualHousekeeper housekeeper = with(tasks)) {
      housekeeper.advance(Duration.ofMinutes(45));
    }
    return story;
  }

  @Test
  void codeThatWaitsForSomethingRealFailsTheTestAndSaysWhereItIs() {
    CountDownLatch never = new CountDownLatch(1);
    Task stuck = Task.of(Tasks.named("stuck", "0 1 * * *").build(), run -> never.await());
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(NEW_YEAR).patience(Duration.ofMillis(200)).tasks(stuck).start()) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> housekeeper.advance(Duration.ofHours(2)))
          .withMessageStartingWith("run 'stuck ")
          .withMessageContaining("PT0.2S of real time at 2027-01-01T01:00:00Z")
          .withMessageContaining("VirtualTime.pass")
          .withStackTraceContaining("CountDownLatch.await");
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> housekeeper.advance(Duration.ofHours(2)))
          .withMessage("this Housekeeper has failed before");
    }
  }

  @Test
  void aListenerThatNeverReturnsFailsTheTest() {
    CountDownLatch never = new CountDownLatch(1);
    RunListener deaf =
        new RunListener() {
          @Override
          public void ended(Run run) throws InterruptedException {
            never.await();
          }
        };
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(NEW_YEAR)
            .patience(Duration.ofMillis(200))
            .listener("deaf", deaf)
            .tasks(Tasks.quick("hourly", "0 * * * *"))
            .start()) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> housekeeper.advance(Duration.ofHours(2)))
          .withMessageContaining("listener 'deaf' has not done");
      never.countDown();
    }
  }

  @Test
  void timeIsTurnedByTheTestAndTakenByTheTask() {
    List<String> refused = new ArrayList<>();
    List<VirtualHousekeeper> itself = new ArrayList<>();
    Task turning =
        Task.of(
            Tasks.named("turning", "manual").build(),
            run -> {
              try {
                itself.get(0).advance(Duration.ofHours(1));
              } catch (IllegalStateException expected) {
                refused.add(expected.getMessage());
              }
            });
    try (VirtualHousekeeper housekeeper = with(turning)) {
      itself.add(housekeeper);
      housekeeper.runNow("turning");
      assertThat(refused).singleElement().asString().contains("does not turn the time");
      assertThatIllegalStateException()
          .isThrownBy(() -> VirtualTime.pass(Duration.ofHours(1)))
          .withMessageContaining("is not that of a run in virtual time");
    }
  }

  @Test
  void timesThatAreNotThereAreRefused() {
    VirtualHousekeeperBuilder gap = VirtualHousekeeper.at("2027-03-28T02:30").zone("Europe/Berlin");
    assertThatIllegalArgumentException()
        .isThrownBy(gap::start)
        .withMessage(
            "there is no 2027-03-28T02:30 in Europe/Berlin: the clock goes on from 2027-03-28T02:00"
                + " to 2027-03-28T03:00 then");
    VirtualHousekeeperBuilder twice =
        VirtualHousekeeper.at("2027-10-31T02:30").zone("Europe/Berlin");
    assertThatIllegalArgumentException()
        .isThrownBy(twice::start)
        .withMessage(
            "2027-10-31T02:30 comes twice in Europe/Berlin: say which one, 2027-10-31T02:30+02:00 or"
                + " 2027-10-31T02:30+01:00");
    assertThatIllegalArgumentException()
        .isThrownBy(VirtualHousekeeper.at("tomorrow")::start)
        .withMessageStartingWith("'tomorrow' is no time: say it as in 2027-03-28T02:30Z");
    try (VirtualHousekeeper housekeeper = with()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> housekeeper.advanceTo("2026-12-31T23:00Z"))
          .withMessage(
              "it is 2027-01-01T00:00:00Z already, and time does not go back to"
                  + " 2026-12-31T23:00:00Z");
    }
  }

  @Test
  void tasksThatTheServiceWouldRefuseAreRefused() {
    VirtualHousekeeperBuilder builder =
        VirtualHousekeeper.at(NEW_YEAR)
            .tasks(
                Tasks.quick("one", "0 1 * * *"),
                Tasks.quick("one", "0 2 * * *"),
                Tasks.quick("never", "0 0 31 2 *"));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::start)
        .withMessageContaining("task 'one' of plugin 'test' is not run")
        .withMessageContaining("can never fire");
    VirtualHousekeeperBuilder circle =
        VirtualHousekeeper.at(NEW_YEAR)
            .tasks(Tasks.quick("one", "after other"), Tasks.quick("other", "after one"));
    assertThatIllegalArgumentException().isThrownBy(circle::start).withMessageContaining("other");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Task asking = Task.of(Tasks.named("asking", "manual").build(), run -> run.database("shop"));
    try (VirtualHousekeeper housekeeper = with(asking)) {
      assertThat(housekeeper.runNow("asking").summary().message())
          .contains("there is no database 'shop'; there are []")
          .contains("database(\"shop\", …)");
      assertThatIllegalStateException()
          .isThrownBy(() -> housekeeper.runNow("other"))
          .withMessage("there is no task 'other'");
      assertThatIllegalStateException()
          .isThrownBy(housekeeper::start)
          .withMessage("this Housekeeper is started already");
    }
  }
}
