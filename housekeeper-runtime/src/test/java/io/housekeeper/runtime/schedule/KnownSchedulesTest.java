package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is due at the same times is one schedule, and nobody sees any difference. */
class KnownSchedulesTest {

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());

  private Schedule read(String task, String text) {
    return read(reader, task, text);
  }

  private static Schedule read(ScheduleReader reader, String task, String text) {
    return reader.read(text, ScheduleRules.of(task, ZoneId.of("UTC")));
  }

  /** By a reader that knows none. */
  private static String readAlone(String task, String text) {
    return read(new ScheduleReader(name -> Optional.empty()), task, text).text();
  }

  @Test
  void tasksThatAreDueAtTheSameTimesShareTheirSchedule() {
    assertThat(read("one", "5 3 * * *")).isSameAs(read("other", "5 3 * * *"));
    assertThat(read("one", "H 3 * * *")).isSameAs(read("one", "H 3 * * *"));
  }

  @Test
  void eachTaskHasThePlaceThatItsNameGivesIt() {
    List<String> patterns =
        List.of(
            "H H * * *",
            "H H H H H",
            "H H H * * *",
            "H H 3 * * MON 2030",
            "H 3 * MAR THU",
            "H H(0-7)/2 H * H",
            "H/15 3 * * *",
            "5 3 * * FRI#L");
    for (String pattern : patterns) {
      for (int i = 0; i < 50; i++) {
        assertThat(read("task-" + i, pattern).text()).isEqualTo(readAlone("task-" + i, pattern));
      }
    }
  }

  @Test
  void anotherZoneOrAnotherPolicyIsAnotherSchedule() {
    ZoneId zone = ZoneId.of("Europe/Vienna");
    CronSchedule next = cron(zone, SkippedTime.NEXT_VALID);
    CronSchedule skipped = cron(zone, SkippedTime.SKIP);
    CronSchedule utc = cron(ZoneId.of("UTC"), SkippedTime.SKIP);
    assertThat(next.next(Reading.at("2026-03-28T12:00:00Z")))
        .contains(Reading.at("2026-03-29T01:00:00Z"));
    assertThat(skipped.next(Reading.at("2026-03-28T12:00:00Z")))
        .contains(Reading.at("2026-03-30T00:30:00Z"));
    assertThat(utc.next(Reading.at("2026-03-28T12:00:00Z")))
        .contains(Reading.at("2026-03-29T02:30:00Z"));
  }

  private CronSchedule cron(ZoneId zone, SkippedTime skipped) {
    ScheduleRules rules = new ScheduleRules("task", zone, skipped, RepeatedTime.FIRST);
    return (CronSchedule) reader.read("30 2 * * *", rules);
  }

  @Test
  void whatIsInvalidIsSoEveryTime() {
    assertThat(read("task", "0 0 0 1 1 * 2034").text()).isEqualTo("0 0 0 1 1 * 2034");
    for (String invalid : List.of("0 0 0 1 1 * H", "H H * *", "H 24 * * *", "HH 3 * * *")) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> read("task", invalid))
            .isInstanceOf(InvalidSchedule.class)
            .hasMessageContaining("'" + invalid + "'");
      }
    }
  }

  @Test
  void manySchedulesAreReadAllTheSame() {
    for (int i = 0; i < 12_000; i++) {
      String text = "%d %d %d * * *".formatted(i % 60, i / 60 % 60, i / 3600);
      assertThat(read("task", text).text()).isEqualTo(text);
    }
  }
}
