package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.Reading.at;
import static io.housekeeper.runtime.schedule.Reading.cron;
import static io.housekeeper.runtime.schedule.Reading.fires;
import static io.housekeeper.runtime.schedule.Reading.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the manual pages cron(8) and crontab(5) of Debian's cron promise, promise by promise. */
class DebianCronTest {

  private static final String SPRING = "2027-03-28T00:00:00Z"; // 01:00 in Berlin, an hour before
  private static final String AUTUMN = "2027-10-30T23:00:00Z"; // 01:00 in Berlin, an hour before

  @Test
  void jobsInTheSkippedIntervalRunRightAfterIt() {
    for (String skipped : List.of("0 2 * * *", "30 2 * * *", "59 2 28 3 *", "15,45 2 * * 0")) {
      assertThat(fires(cron(skipped, "Europe/Berlin"), SPRING, 1))
          .as(skipped)
          .containsExactly("2027-03-28T03:00+02:00");
    }
  }

  @Test
  void jobsInTheRepeatedIntervalDoNotRunTwice() {
    CronSchedule repeated = cron("0,30 2 * * *", "Europe/Berlin");
    assertThat(fires(repeated, AUTUMN, 3))
        .containsExactly(
            "2027-10-31T02:00+02:00", "2027-10-31T02:30+02:00", "2027-11-01T02:00+01:00");
  }

  @Test
  void jobsWithAWildcardInHourOrMinuteAreScheduledNormally() {
    assertThat(cron("10 * * * *", "Europe/Berlin").count(at(SPRING), at("2027-03-28T04:00:00Z")))
        .as("every hour of elapsed time")
        .isEqualTo(4);
    assertThat(cron("*/15 * * * *", "Europe/Berlin").count(at(AUTUMN), at("2027-10-31T02:00:00Z")))
        .as("every quarter of an hour of elapsed time")
        .isEqualTo(12);
  }

  @Test
  void eitherDayFieldMatchesIfBothAreRestricted() {
    assertThat(fires(cron("30 4 1,15 * 5", "UTC"), "2027-01-01T05:00:00Z", 4))
        .containsExactly(
            "2027-01-08T04:30Z", "2027-01-15T04:30Z", "2027-01-22T04:30Z", "2027-01-29T04:30Z");
    assertThat(fires(cron("30 4 1,15 * 5", "UTC"), "2027-01-29T05:00:00Z", 1))
        .containsExactly("2027-02-01T04:30Z");
  }

  @Test
  void aDayFieldThatStartsWithAStarIsNotRestricted() {
    assertThat(fires(cron("0 0 */2 * 1", "UTC"), "2027-01-01T00:00:00Z", 2))
        .as("Mondays with an odd date")
        .containsExactly("2027-01-11T00:00Z", "2027-01-25T00:00Z");
  }

  @Test
  void sundayIsZeroOrSevenAndNamesAreReadInAnyCase() {
    Instant from = at("2027-01-01T00:00:00Z");
    Optional<Instant> sunday = schedule("0 0 * * 0").next(from);
    assertThat(List.of("0 0 * * 7", "0 0 * * SUN", "0 0 * * sun", "0 0 * jan Sun"))
        .allSatisfy(same -> assertThat(schedule(same).next(from)).isEqualTo(sunday));
  }

  @Test
  void aStepOverAStarIsEveryThatManyValues() {
    assertThat(fires(cron("0 0-23/2 * * *", "UTC"), "2027-01-01T20:30:00Z", 2))
        .isEqualTo(fires(cron("0 */2 * * *", "UTC"), "2027-01-01T20:30:00Z", 2))
        .containsExactly("2027-01-01T22:00Z", "2027-01-02T00:00Z");
  }

  @Test
  void theNicknamesStandForTheirPatterns() {
    assertThat(schedule("@yearly").text()).isEqualTo("0 0 1 1 *");
    assertThat(schedule("@annually").text()).isEqualTo("0 0 1 1 *");
    assertThat(schedule("@monthly").text()).isEqualTo("0 0 1 * *");
    assertThat(schedule("@weekly").text()).isEqualTo("0 0 * * 0");
    assertThat(schedule("@daily").text()).isEqualTo("0 0 * * *");
    assertThat(schedule("@midnight").text()).isEqualTo("0 0 * * *");
    assertThat(schedule("@hourly").text()).isEqualTo("0 * * * *");
    assertThat(schedule("@reboot")).isInstanceOf(OnStartup.class);
  }

  @Test
  void aChangeOfMoreThanThreeHoursIsAccountedForHere() {
    // cron takes it for a correction of the clock; docs/decisions/0005 says why we do not.
    assertThat(fires(cron("0 12 30 12 *", "Pacific/Apia"), "2011-12-01T00:00:00Z", 1))
        .containsExactly("2011-12-31T00:00+14:00");
  }
}
