package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.Reading.cron;
import static io.housekeeper.runtime.schedule.Reading.fires;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented cases, readable; {@code SchedulePropertiesTest} has all the others. */
class DaylightSavingTest {

  private static final String SPRING = "2027-03-27T12:00:00Z";
  private static final String AUTUMN = "2027-10-30T12:00:00Z";

  @Test
  void aFixedTimeThatIsSkippedRunsAtTheFirstValidInstant() {
    assertThat(fires(cron("30 2 * * *", "Europe/Berlin"), SPRING, 2))
        .containsExactly("2027-03-28T03:00+02:00", "2027-03-29T02:30+02:00");
  }

  @Test
  void orShiftedOrNotAtAll() {
    assertThat(fires(skipped(SkippedTime.SHIFT), SPRING, 2))
        .containsExactly("2027-03-28T03:30+02:00", "2027-03-29T02:30+02:00");
    assertThat(fires(skipped(SkippedTime.SKIP), SPRING, 1))
        .containsExactly("2027-03-29T02:30+02:00");
  }

  @Test
  void severalSkippedTimesAreOneFire() {
    assertThat(fires(cron("0,15,30 2,3 * * *", "Europe/Berlin"), SPRING, 4))
        .containsExactly(
            "2027-03-28T03:00+02:00",
            "2027-03-28T03:15+02:00",
            "2027-03-28T03:30+02:00",
            "2027-03-29T02:00+02:00");
  }

  @Test
  void aFixedTimeThatIsRepeatedRunsOnceAtTheFirst() {
    assertThat(fires(cron("30 2 * * *", "Europe/Berlin"), AUTUMN, 2))
        .containsExactly("2027-10-31T02:30+02:00", "2027-11-01T02:30+01:00");
  }

  @Test
  void orAtTheLastOrAtBoth() {
    assertThat(fires(repeated(RepeatedTime.LAST), AUTUMN, 2))
        .containsExactly("2027-10-31T02:30+01:00", "2027-11-01T02:30+01:00");
    assertThat(fires(repeated(RepeatedTime.BOTH), AUTUMN, 3))
        .containsExactly(
            "2027-10-31T02:30+02:00", "2027-10-31T02:30+01:00", "2027-11-01T02:30+01:00");
  }

  @Test
  void wildcardPatternsRunStraightThrough() {
    assertThat(fires(cron("*/30 * * * *", "Europe/Berlin"), "2027-03-28T00:30:00Z", 3))
        .containsExactly(
            "2027-03-28T03:00+02:00", "2027-03-28T03:30+02:00", "2027-03-28T04:00+02:00");
    assertThat(fires(cron("0 * * * *", "Europe/Berlin"), "2027-10-31T00:00:00Z", 2))
        .containsExactly("2027-10-31T02:00+01:00", "2027-10-31T03:00+01:00");
    assertThat(fires(cron("*/20 2 * * *", "Europe/Berlin"), SPRING, 1))
        .as("the minute begins with *: a skipped hour is not made up for")
        .containsExactly("2027-03-29T02:00+02:00");
  }

  @Test
  void midnightGapsLoseNothing() {
    assertThat(fires(cron("0 0 * * *", "Asia/Beirut"), "2022-03-26T12:00:00Z", 2))
        .containsExactly("2022-03-27T01:00+03:00", "2022-03-28T00:00+03:00");
    assertThat(fires(cron("15 0 * * *", "Africa/Cairo"), "2024-04-25T12:00:00Z", 2))
        .containsExactly("2024-04-26T01:00+03:00", "2024-04-27T00:15+03:00");
  }

  @Test
  void halfAnHourIsATransitionToo() {
    assertThat(fires(cron("15 2 * * *", "Australia/Lord_Howe"), "2026-10-03T10:00:00Z", 2))
        .containsExactly("2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00");
    assertThat(fires(cron("45 1 * * *", "Australia/Lord_Howe"), "2027-04-03T10:00:00Z", 2))
        .containsExactly("2027-04-04T01:45+11:00", "2027-04-05T01:45+10:30");
  }

  @Test
  void aWholeDayCanBeSkipped() {
    assertThat(fires(cron("30 2 * * *", "Pacific/Apia"), "2011-12-29T00:00:00-10:00", 3))
        .containsExactly(
            "2011-12-29T02:30-10:00", "2011-12-31T00:00+14:00", "2011-12-31T02:30+14:00");
  }

  @Test
  void marksWhatATransitionMoved() {
    Transitions transitions = cron("30 2 * * *", "Europe/Berlin").transitions();
    assertThat(transitions.displacement(Reading.at("2027-03-28T03:00:00+02:00")))
        .hasValueSatisfying(
            moved -> {
              assertThat(moved.kind()).isEqualTo(Displacement.Kind.MOVED);
              assertThat(moved.wallTime()).hasToString("2027-03-28T02:30");
            });
    assertThat(transitions.displacement(Reading.at("2027-10-31T02:30:00+02:00")))
        .hasValueSatisfying(
            first -> assertThat(first.kind()).isEqualTo(Displacement.Kind.FIRST_OF_TWO));
    assertThat(transitions.displacement(Reading.at("2027-11-01T02:30:00+01:00"))).isEmpty();
  }

  @Test
  void saysWhatTheNextTwoTransitionsDo() {
    assertThat(effects(cron("30 2 * * *", "Europe/Berlin")))
        .containsExactly(
            "02:00 to 03:00 is skipped: 02:30 runs at 03:00",
            "02:00 to 03:00 comes twice: 02:30 runs once, the first time");
    assertThat(effects(cron("0 9 * * *", "Europe/Berlin")))
        .containsExactly(
            "02:00 to 03:00 is skipped: nothing is due then",
            "02:00 to 03:00 comes twice: nothing is due then");
    assertThat(effects(cron("*/5 * * * *", "Europe/Berlin")))
        .containsExactly(
            "02:00 to 03:00 is skipped: runs straight through, and each of the 12 local times in it"
                + " does not come",
            "02:00 to 03:00 comes twice: runs straight through, and each of the 12 local times in it"
                + " comes twice");
    assertThat(effects(cron("0 9 * * *", "UTC"))).isEmpty();
  }

  private static List<String> effects(CronSchedule schedule) {
    return schedule.transitions().after(Reading.at("2027-01-01T00:00:00Z"), 2).stream()
        .map(TransitionEffect::description)
        .toList();
  }

  private static CronSchedule skipped(SkippedTime policy) {
    return cron("30 2 * * *", "Europe/Berlin", policy, RepeatedTime.FIRST);
  }

  private static CronSchedule repeated(RepeatedTime policy) {
    return cron("30 2 * * *", "Europe/Berlin", SkippedTime.NEXT_VALID, policy);
  }
}
