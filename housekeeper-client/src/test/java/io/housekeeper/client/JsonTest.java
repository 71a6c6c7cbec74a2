package io.housekeeper.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.client.answer.RunSummary;
import io.housekeeper.client.answer.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Services of other versions are understood. */
class JsonTest {

  @Test
  void whatANewerServiceSaysBesideIsPassedOver() {
    RunSummary run =
        Json.read(
                """
                {"id":"7","task":"purge","state":"ASLEEP","trigger":"MOON","colour":"red",
                 "startedAt":"2027-01-31T08:00:00Z","duration":1500,"attempts":2,"message":"x"}
                """,
                RunSummary.class)
            .orElseThrow();
    assertThat(run.state()).isEqualTo(RunSummary.State.UNKNOWN);
    assertThat(run.state().isOver()).isFalse();
    assertThat(run.trigger()).isEqualTo(RunSummary.Trigger.UNKNOWN);
    assertThat(run.startedAt()).contains(Instant.parse("2027-01-31T08:00:00Z"));
    assertThat(run.endedAt()).isEmpty();
    assertThat(run.duration()).contains(Duration.ofMillis(1500));
  }

  @Test
  void whatAnOlderServiceDoesNotSayIsEmpty() {
    TaskStatus task = Json.read("{\"name\":\"purge\"}", TaskStatus.class).orElseThrow();
    assertThat(task.name()).isEqualTo("purge");
    assertThat(task.plugin()).isEmpty();
    assertThat(task.tags()).isEmpty();
    assertThat(task.lastError()).isEmpty();
    assertThat(task.totalRuns()).isZero();
  }

  @Test
  void whatIsNothingOfTheKindIsNothing() {
    assertThat(Json.read("<html>", TaskStatus.class)).isEmpty();
    assertThat(Json.read("[]", TaskStatus.class)).isEmpty();
    assertThat(Json.read("null", TaskStatus.class)).isEmpty();
    assertThat(Json.read("", TaskStatus.class)).isEmpty();
  }
}
