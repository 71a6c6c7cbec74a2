package io.housekeeper.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import io.housekeeper.testkit.VirtualHousekeeper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the tasks do, and when: without waiting for it. */
class TasksTest {

  private final Sessions sessions = new Sessions();
  private final Cache cache = new Cache();

  @Test
  void whoWasNotSeenForAMonthIsForgotten() {
    sessions.seen("ann", Instant.parse("2027-01-01T12:00:00Z"));
    sessions.seen("bob", Instant.parse("2027-02-01T12:00:00Z"));
    FinishedRun run = TaskTest.of(new PurgeSessions(sessions)).at("2027-02-10T02:00Z").run();
    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
    assertThat(run.counts()).containsEntry("deleted", 1L);
  }

  @Test
  void sessionsArePurgedSomeMinuteAfterTwoEachDay() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-01T00:00")
            .zone("Europe/Berlin")
            .tasks(new PurgeSessions(sessions))
            .start()) {
      sessions.seen("ann", housekeeper.now());
      housekeeper.advance(Duration.ofDays(40));
      assertThat(housekeeper.runs("purge-sessions")).hasSize(40);
      assertThat(
              housekeeper.control().tasks().status("purge-sessions").orElseThrow().totals().runs())
          .isEqualTo(40);
      assertThat(sessions.purge(housekeeper.now())).isZero();
    }
  }

  @Test
  void theCacheIsRefreshedEachSecond() {
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at("2027-03-01T00:00Z").tasks(new RefreshCache(cache)).start()) {
      housekeeper.advance(Duration.ofMinutes(1));
      assertThat(cache.generation()).isEqualTo(60);
    }
  }
}
