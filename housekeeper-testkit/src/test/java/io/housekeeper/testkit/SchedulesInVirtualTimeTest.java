package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesInVirtualTimeTest {

  private static List<Instant> fires(VirtualHousekeeper housekeeper, String task) {
    return housekeeper.runs(task).stream().map(run -> run.source().fire().orElseThrow()).toList();
  }

  @Test
  void aYearOfDailyFiresIsAMatterOfMoments() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z")
            .zone("Europe/Berlin")
            .tasks(Tasks.quick("daily", "30 2 * * *"))
            .start()) {
      housekeeper.advance(Duration.ofDays(365));
      assertThat(housekeeper.runs("daily"))
          .hasSize(365)
          .allMatch(run -> run.state() == State.SUCCEEDED)
          .allMatch(run -> run.times().startedAt().equals(run.source().fire()));
      assertThat(housekeeper.now()).isEqualTo("2028-01-01T00:00:00Z");
    }
  }

  @Test
  void aDayOfMinutesIsToo() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z")
            .tasks(Tasks.quick("minutely", "* * * * *"))
            .start()) {
      housekeeper.advance(Duration.ofDays(1));
      assertThat(housekeeper.runs("minutely")).hasSize(24 * 60);
    }
  }

  @Test
  void aLocalTimeThatIsSkippedRunsAtTheFirstInstantAfterIt() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-27T12:00")
            .zone("Europe/Berlin")
            .tasks(Tasks.quick("daily", "30 2 * * *"))
            .start()) {
      housekeeper.advanceTo("2027-03-28T02:59+02:00");
      assertThat(housekeeper.runs("daily")).isEmpty();
      housekeeper.advanceTo("2027-03-28T03:00");
      assertThat(fires(housekeeper, "daily"))
          .containsExactly(Instant.parse("2027-03-28T01:00:00Z"));
    }
  }

  @Test
  void aLocalTimeThatComesTwiceRunsOnceOrTwiceAsTheTaskSays() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-10-30T12:00")
            .zone("Europe/Berlin")
            .tasks(
                Tasks.quick("once", "30 2 * * *"),
                Tasks.quick(Tasks.named("both", "30 2 * * *").repeatedTime(RepeatedTime.BOTH)))
            .start()) {
      housekeeper.advanceTo("2027-10-31T12:00");
      Instant first = Instant.parse("2027-10-31T00:30:00Z");
      assertThat(fires(housekeeper, "once")).containsExactly(first);
      assertThat(fires(housekeeper, "both"))
          .containsExactly(first, first.plus(Duration.ofHours(1)));
    }
  }

  @Test
  void whatIsAskedForAtAStartRunsAfterItsDelay() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z")
            .tasks(Tasks.quick(Tasks.named("warm-up", "manual").onStartup(Duration.ofMinutes(90))))
            .start()) {
      housekeeper.advance(Duration.ofDays(1));
      RunSummary run = housekeeper.runs("warm-up").get(0);
      assertThat(run.source().trigger()).isEqualTo(Trigger.STARTUP);
      assertThat(run.times().startedAt().orElseThrow())
          .isBetween("2027-01-01T01:30:00Z", "2027-01-01T01:30:01Z");
    }
  }

  @Test
  void variablesComeFromTheTestAlone() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z")
            .variable("WHEN", "0 6 * * *")
            .tasks(Tasks.quick("report", "${WHEN}"))
            .start()) {
      housekeeper.advance(Duration.ofDays(1));
      assertThat(fires(housekeeper, "report"))
          .containsExactly(Instant.parse("2027-01-01T06:00:00Z"));
    }
  }

  @Test
  void aDelayIsCountedFromTheEndOfTheRun() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z")
            .tasks(
                Tasks.taking(
                    Duration.ofMinutes(20), Tasks.named("sync", "every 10m after completion")))
            .start()) {
      housekeeper.advance(Duration.ofHours(2));
      assertThat(fires(housekeeper, "sync"))
          .extracting(Instant::toString)
          .containsExactly(
              "2027-01-01T00:10:00Z",
              "2027-01-01T00:40:00Z",
              "2027-01-01T01:10:00Z",
              "2027-01-01T01:40:00Z");
    }
  }
}
