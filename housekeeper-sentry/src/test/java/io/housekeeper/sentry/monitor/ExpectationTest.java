package io.housekeeper.sentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import io.housekeeper.sentry.monitor.Expectation.Crontab;
import io.housekeeper.sentry.monitor.Expectation.Every;
import io.housekeeper.sentry.monitor.Expectation.Unit;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTest {

  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  private static LocalRules in(String zone) {
    return new LocalRules(ZoneId.of(zone), SkippedTime.NEXT_VALID, RepeatedTime.FIRST);
  }

  private static Expectation of(String schedule, String zone) {
    return Expectation.of(schedule, in(zone), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30 2 * * *          | 30 2 * * *
          0 30 2 * * *        | 30 2 * * *
          */10 * * * * *      | * * * * *
          0 0 12 ? * MON *    | 0 12 * * MON
          0 0 12 L,1 * *      | 0 12 L,1 * *
          0 12 LW * *         | 0 12 LW * *
          0 12 * * FRI#L      | 0 12 * * 5L
          0 12 * * SUN#L      | 0 12 * * 0L
          0 12 * * 5L         | 0 12 * * 5L
          0 12 * * MON#2,FRI  | 0 12 * * MON#2,FRI
          0 12 * * FRI-SUN    | 0 12 * * 5-7
          0 12 * * MON-FRI/2  | 0 12 * * 1-5/2
          5-5/7 3 * * *       | 5 3 * * *
          0 12 * * +FRI       | 0 12 * * FRI
          0 12 */2 * MON      | 0 12 */2 * MON
          0 0 31 JAN,FEB *    | 0 0 31 JAN,FEB *
          0 0 31 7-9/2 MON    | 0 0 31 7-9/2 MON
          """)
  void patternsAreWrittenAsTheServerReadsThem(String schedule, String crontab) {
    assertThat(of(schedule, "UTC")).isEqualTo(new Crontab(crontab, "UTC"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 0 0 1 1 * 2030    | Sentry knows no years
          0 12 15W * *        | Sentry does not know '15W' in the day of the month
          0 12 L-3 * *        | Sentry does not know 'L-3' in the day of the month
          0 12 13 * +FRI      | Sentry does not know the '+' before days of the week
          0 0 31 2 MON        | Sentry refuses a day that none of its months has
          0 0 31 9-11/2 MON   | Sentry refuses a day that none of its months has
          0 0 30 FEB-MAR/2 *  | Sentry refuses a day that none of its months has
          """)
  void whatTheServerDoesNotKnowIsRefused(String schedule, String why) {
    assertThatThrownBy(() -> of(schedule, "UTC"))
        .isInstanceOf(Inexpressible.class)
        .hasMessage("'%s' cannot be a monitor's schedule: %s", schedule, why);
  }

  @ParameterizedTest
  @CsvSource({
    "every 5m,5,MINUTE",
    "every 1h30m,90,MINUTE",
    "every 2h,2,HOUR",
    "every 1d,1,DAY",
    "every 14d,2,WEEK",
    "every 10s,1,MINUTE"
  })
  void intervalsAreCountedInTheLongestUnit(String schedule, int count, Unit unit) {
    assertThat(of(schedule, "Europe/Berlin")).isEqualTo(new Every(count, unit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          every 90s                | 'every 90s' is no whole number of minutes, which Sentry counts in
          every 5m after completion | 'every 5m after completion' is counted from the end of a run, and Sentry counts from its begin, too
          at 2027-01-01T00:00:00Z  | it runs once, and a monitor expects check-ins again and again
          manual                   | nobody knows when 'manual' is due, and a monitor expects check-ins at certain times
          @reboot                  | nobody knows when '@reboot' is due, and a monitor expects check-ins at certain times
          after purge failed       | nobody knows when 'after purge failed' is due, and a monitor expects check-ins at certain times
          """)
  void whatHasNoTimesHasNoMonitor(String schedule, String why) {
    assertThatThrownBy(() -> of(schedule, "UTC")).isInstanceOf(Inexpressible.class).hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,Europe/Berlin",
    "Z,UTC",
    "+00:00,UTC",
    "+02:00,Etc/GMT-2",
    "+14:00,Etc/GMT-14",
    "-12:00,Etc/GMT+12",
    "UTC-03:00,Etc/GMT+3"
  })
  void zonesHaveNamesOfTheTimeZoneDatabase(String zone, String name) {
    assertThat(of("30 2 * * *", zone)).isEqualTo(new Crontab("30 2 * * *", name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+05:30", "+15:00", "-13:00"})
  void anOffsetThatNobodyLivesByHasNoName(String zone) {
    assertThatThrownBy(() -> of("30 2 * * *", zone))
        .hasMessage("the zone '%s' has no name in the time zone database", zone);
  }

  @Test
  void whereClocksAreChangedOnlyTheUsualIsExpected() {
    LocalRules skips =
        new LocalRules(ZoneId.of("Europe/Berlin"), SkippedTime.SKIP, RepeatedTime.FIRST);
    assertThatThrownBy(() -> Expectation.of("30 2 * * *", skips, NOW))
        .isInstanceOf(Inexpressible.class)
        .hasMessageContaining("Sentry expects a fixed time at the next valid one");
    assertThat(Expectation.of("*/5 * * * *", skips, NOW)).isInstanceOf(Crontab.class);
    LocalRules fixed = new LocalRules(ZoneId.of("UTC"), SkippedTime.SKIP, RepeatedTime.BOTH);
    assertThat(Expectation.of("30 2 * * *", fixed, NOW)).isInstanceOf(Crontab.class);
    LocalRules unchanged =
        new LocalRules(ZoneId.of("Asia/Tokyo"), SkippedTime.SKIP, RepeatedTime.BOTH);
    assertThat(Expectation.of("30 2 * * *", unchanged, NOW)).isInstanceOf(Crontab.class);
  }

  @Test
  void whereTheServerStepsOverHoursItIsNotTold() {
    assertThatThrownBy(() -> of("*/20 2 * * *", "Australia/Lord_Howe"))
        .hasMessageContaining("the clock of 'Australia/Lord_Howe' is not changed by whole hours");
    assertThatThrownBy(() -> of("45 * * * *", "Australia/Lord_Howe"))
        .hasMessageContaining("the clock of 'Australia/Lord_Howe' is not changed by whole hours");
    assertThat(of("*/15 * * * *", "Australia/Lord_Howe")).isInstanceOf(Crontab.class);
    assertThatThrownBy(() -> of("*/20 0 * * SUN", "Africa/Cairo"))
        .hasMessageContaining("the clock of 'Africa/Cairo' is changed at midnight");
    assertThat(of("*/20 0 * * SUN", "Europe/Berlin")).isInstanceOf(Crontab.class);
    assertThat(of("*/20 * * * SUN", "Africa/Cairo")).isInstanceOf(Crontab.class);
  }
}
