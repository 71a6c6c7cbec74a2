package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.Reading.at;
import static io.housekeeper.runtime.schedule.Reading.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleReaderTest {

  private static final Instant NOON = at("2027-03-01T12:00:00Z");

  @Test
  void readsEveryForm() {
    assertThat(schedule("30 2 * * *")).isInstanceOf(CronSchedule.class);
    assertThat(schedule("every 5m")).isInstanceOf(FixedRate.class);
    assertThat(schedule("300000")).isEqualTo(schedule("every 5m"));
    assertThat(schedule("every 300000")).isEqualTo(schedule("every 5m"));
    assertThat(schedule("every 5m after completion"))
        .isEqualTo(new FixedDelay(new Interval(300_000)));
    assertThat(schedule("at 2027-01-01T00:00:00Z").next(Instant.EPOCH))
        .contains(at("2027-01-01T00:00:00Z"));
    assertThat(schedule("after purge")).isEqualTo(new AfterTask("purge", AfterTask.End.SUCCEEDED));
    assertThat(schedule("after purge failed"))
        .isEqualTo(new AfterTask("purge", AfterTask.End.FAILED));
    assertThat(schedule("after purge ended"))
        .isEqualTo(new AfterTask("purge", AfterTask.End.ENDED));
    assertThat(schedule("manual")).isEqualTo(new Manual());
    assertThat(schedule("@reboot")).isEqualTo(new OnStartup());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30 2 * * *",
        "every 1h30m",
        "every 5m after completion",
        "at 2027-01-01T00:00:00Z",
        "after purge",
        "after purge failed",
        "after purge ended",
        "manual",
        "@reboot"
      })
  void theTextOfAScheduleReadsAsTheSameSchedule(String text) {
    assertThat(schedule(text).text()).isEqualTo(text);
  }

  @Test
  void forgivesSpacesAndTabsAround() {
    assertThat(schedule("  every 5m\t")).isEqualTo(schedule("every 5m"));
    assertThat(schedule(" \t30   2 *\t* *  ").text()).isEqualTo("30 2 * * *");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 25 * * *        | field 'hour' of '0 25 * * *': 25 is above 23 (at position 3)",
        "60 * * * *        | field 'minute' of '60 * * * *': 60 is above 59 (at position 1)",
        "0 0 0 * *         | field 'day of month' of '0 0 0 * *': 0 is below 1 (at position 5)",
        "0 0 * 13 *        | field 'month' of '0 0 * 13 *': 13 is above 12 (at position 7)",
        "0 0 * FOO *       | field 'month' of '0 0 * FOO *': 'FOO' is not understood here (at position 7)",
        "0 17-9 * * *      | field 'hour' of '0 17-9 * * *': range 17-9 ends before it begins (at position 3)",
        "*/0 * * * *       | field 'minute' of '*/0 * * * *': a step must be at least 1 (at position 3)",
        "0/15 * * * *      | field 'minute' of '0/15 * * * *': a step needs '*' or a range before it, such as 0-59/15 (at position 2)",
        "0 5, * * *        | field 'hour' of '0 5, * * *': a value is missing (at position 5)",
        "0 0 1W,15 * *     | field 'day of month' of '0 0 1W,15 * *': W stands for a single day and cannot be part of a list (at position 5)",
        "0 0 * * L         | field 'day of week' of '0 0 * * L': 'L' needs a weekday before it, such as 5L or FRI#L (at position 9)",
        "0 0 * * MON#6     | field 'day of week' of '0 0 * * MON#6': 6 is above 5 (at position 13)",
        "0 ? * * *         | field 'hour' of '0 ? * * *': '?' is not understood here: it only stands for a whole day of month or day of week (at position 3)",
        "0 0 * * 1+2       | field 'day of week' of '0 0 * * 1+2': '+2' is not understood here: it only stands first in the day of week (at position 10)",
        "0 H(9-5) * * *    | field 'hour' of '0 H(9-5) * * *': range 9-5 ends before it begins (at position 5)",
        "0 0 0 1 1 * 2200  | field 'year' of '0 0 0 1 1 * 2200': 2200 is above 2199 (at position 13)",
        "99999999999 * * * * | field 'minute' of '99999999999 * * * *': 99999999999 is above 59 (at position 1)",
      })
  void saysWhichFieldIsWrongAndWhere(String text, String message) {
    assertThatExceptionOfType(InvalidSchedule.class)
        .isThrownBy(() -> schedule(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "* * *         | '* * *' has 3 of the 5 to 7 fields of a cron pattern",
        "@Daily        | '@Daily' is not a nickname: there are @annually",
        "@daily 5      | '@daily 5' is not a nickname",
        "Manual        | 'Manual' is no schedule: it may be a cron pattern",
        "\"\"            | '' is no schedule",
        "every         | 'every' is no schedule",
        "every 5x      | '5x' is not an interval: write a number of milliseconds above 0",
        "every 0       | '0' is not an interval",
        "0             | '0' is not an interval",
        "every 99999999999999w | '99999999999999w' is not an interval",
        "every 1 5m    | '1 5m' is not an interval",
        "every 5m5m    | '5m5m' is not an interval",
        "every 5m1h    | '5m1h' is not an interval",
        "every 99999999999999ms | 'every 1157407d9h46m39s999ms' can never fire",
        "at 2300-01-01T00:00:00Z | at 2300-01-01T00:00:00Z is outside the years 1970 to 2199",
        "at noon       | 'at noon' is not understood: write an instant",
        "after         | 'after' is not understood: write 'after TASK'",
        "after a b     | 'after a b' is not understood",
      })
  void saysWhatATextCouldHaveBeen(String text, String beginning) {
    assertThatExceptionOfType(InvalidSchedule.class)
        .isThrownBy(() -> schedule(text))
        .withMessageStartingWith(beginning);
  }

  @Test
  void refusesAPatternThatNoDateMatches() {
    InvalidSchedule refusal =
        catchThrowableOfType(InvalidSchedule.class, () -> schedule("0 0 31 2 *"));
    assertThat(refusal)
        .hasMessage("'0 0 31 2 *' can never fire: nothing from 1970 to 2199 matches it")
        .returns(true, InvalidSchedule::impossible);
  }

  @Test
  void takesALocalTimeInTheZoneOfTheTask() {
    assertThat(schedule("at 2027-07-01T09:00", "Europe/Berlin").next(NOON))
        .contains(at("2027-07-01T07:00:00Z"));
    assertThat(schedule("at 2027-03-28T02:30", "Europe/Berlin").next(NOON))
        .contains(at("2027-03-28T01:00:00Z"));
    assertThat(schedule("at 2027-10-31T02:30:00", "Europe/Berlin").next(NOON))
        .contains(at("2027-10-31T00:30:00Z"));
  }

  @Test
  void replacesVariables() {
    Map<String, String> variables = Map.of("BACKUP_SCHEDULE", "15 3 * * *", "BLANK", " ");
    ScheduleReader reader = new ScheduleReader(name -> Optional.ofNullable(variables.get(name)));
    ScheduleRules rules = ScheduleRules.of("backup", ZoneId.of("UTC"));
    assertThat(reader.read("${BACKUP_SCHEDULE}", rules).text()).isEqualTo("15 3 * * *");
    assertThat(reader.read("${UNSET:-0 4 * * *}", rules).text()).isEqualTo("0 4 * * *");
    assertThat(reader.read("${BLANK:-0 5 * * *}", rules).text()).isEqualTo("0 5 * * *");
    assertThat(reader.read("0 ${HOUR:-6} * * *", rules).text()).isEqualTo("0 6 * * *");
    assertThatExceptionOfType(InvalidSchedule.class)
        .isThrownBy(() -> reader.read("0 ${HOUR} * * *", rules))
        .withMessageContaining("needs the variable HOUR, which is not set")
        .withMessageContaining("(at position 3)");
    assertThatExceptionOfType(InvalidSchedule.class)
        .isThrownBy(() -> reader.read("0 ${} * * *", rules))
        .withMessageContaining("write ${NAME} or ${NAME:-default}");
  }
}
