package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 2 * * *            | at 02:30 every day",
        "* * * * *             | every minute",
        "*/5 * * * *           | every 5 minutes",
        "7-59/15 * * * *       | every 15 minutes from minute 7 on",
        "*/20 * * * * *        | every 20 seconds",
        "* * * * * *           | every second",
        "0 * * * *             | every hour",
        "5 * * * *             | at minute 5 of every hour",
        "0 */6 * * *           | at 00:00, 06:00, 12:00 and 18:00 every day",
        "0 9-17 * * 1-5        | every hour from 09:00 to 17:00 Monday to Friday",
        "*/10 9-17 * * MON-FRI | every 10 minutes from 09:00 to 17:59 Monday to Friday",
        "*/10 9,13 * * *       | every 10 minutes in hours 9 and 13",
        "0,20,45 * * * *       | at minutes 0, 20 and 45 of every hour",
        "0 9,17 * * 6,0        | at 09:00 and 17:00 on Saturday and Sunday",
        "0 0 * * 1             | at 00:00 every Monday",
        "0 0 1 * *             | at 00:00 on day 1 of the month",
        "0 0 1,15 * *          | at 00:00 on days 1 and 15 of the month",
        "0 0 1-7 * *           | at 00:00 on days 1 to 7 of the month",
        "0 0 L * *             | at 00:00 on the last day of the month",
        "0 0 L-3 * *           | at 00:00 3 days before the last day of the month",
        "0 0 LW * *            | at 00:00 on the last weekday of the month",
        "0 12 15W * *          | at 12:00 on the weekday nearest to day 15 of the month",
        "0 0 * * MON#2         | at 00:00 on the second Monday of the month",
        "0 0 * * FRI#L         | at 00:00 on the last Friday of the month",
        "0 12 1 * MON          | at 12:00 on day 1 of the month or every Monday",
        "0 12 1 * +MON         | at 12:00 on day 1 of the month, if that is Monday",
        "0 0 1 1 *             | at 00:00 on day 1 of the month in January",
        "0 6 * 6-8 *           | at 06:00 every day from June to August",
        "0 0 12 1 1 * 2027     | at 12:00 on day 1 of the month in January in 2027",
        "0 0 12 1 1 * 2027-2030 | at 12:00 on day 1 of the month in January from 2027 to 2030",
        "0 0 0 1 1 * */2       | at 00:00 on day 1 of the month in January every 2 years from 1970 to 2198",
        "15 30 2 * * *         | at 02:30:15 every day",
        "30 * * * * *          | at second 30 of every minute",
        "39 10 12 9 3          | at 10:39 on day 12 of the month or every Wednesday but only in September",
        "0 0 15,L * +FRI       | at 00:00 (on day 15 of the month or on the last day of the month), if that is Friday",
        "5-59/10 9-17 * * *    | every 10 minutes from minute 5 on, from 09:00 to 17:59",
        "0-59 2 * * *          | every minute from 02:00 to 02:59",
        "*/20 2 * * *          | at 02:00, 02:20 and 02:40 every day",
        "@daily                | at 00:00 every day",
      })
  void everyPatternInWords(String pattern, String words) {
    assertThat(Reading.schedule(pattern, "America/New_York").description())
        .isEqualTo(words + ", America/New_York");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every 5m after completion | 5 minutes after the last run ended",
        "after purge               | each time 'purge' has succeeded",
        "after purge failed        | each time 'purge' has failed",
        "after purge ended         | each time 'purge' has succeeded or failed",
        "manual                    | only when somebody asks for it",
        "@reboot                   | once at each start",
        "at 2027-01-01T00:00:00Z   | once, at 2027-01-01T01:00:00+01:00, Europe/Berlin",
      })
  void everyOtherFormInWords(String text, String words) {
    assertThat(Reading.schedule(text, "Europe/Berlin").description()).isEqualTo(words);
  }
}
