package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private static final Task DAILY =
      Task.of(TaskSpec.named("daily").schedule("30 2 * * *").build(), run -> run.count("ran", 1));

  @Test
  void aYearOfDailyFiresIsAMatterOfMoments() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-01-01T00:00Z").zone("Europe/Berlin").tasks(DAILY).start()) {
      housekeeper.advance(Duration.ofDays(365));
      assertThat(housekeeper.runs("daily"))
          .hasSize(365)
          .allMatch(run -> run.state() == State.SUCCEEDED)
          .allMatch(run -> run.times().startedAt().equals(run.source().fire()));
      assertThat(housekeeper.now()).isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
    }
  }

  @Test
  void aLocalTimeThatIsSkippedRunsAtTheFirstInstantAfterIt() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-27T12:00").zone("Europe/Berlin").tasks(DAILY).start()) {
      housekeeper.advanceTo("2027-03-28T12:00");
      assertThat(housekeeper.runs("daily"))
          .extracting(RunSummary::source)
          .extracting(source -> source.fire().orElseThrow())
          .containsExactly(Instant.parse("2027-03-28T01:00:00Z"));
    }
  }
}
