package io.housekeeper.runtime.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * A cron pattern of which we know the meaning without reading it.
 *
 * @param fields how many of the fields are written: without the second (which is then 0) and the
 *     year (which is then any), or with one or both
 * @param plus whether the day of week is written with a {@code +}
 */
record PatternSample(
    int fields,
    FieldSample second,
    FieldSample minute,
    FieldSample hour,
    FieldSample day,
    FieldSample month,
    FieldSample weekday,
    FieldSample year,
    boolean plus) {

  String text() {
    String weekdays = (plus ? "+" : "") + weekday.text();
    List<String> all =
        List.of(
            second.text(),
            minute.text(),
            hour.text(),
            day.text(),
            month.text(),
            weekdays,
            year.text());
    return String.join(" ", all.subList(fields == 5 ? 1 : 0, fields == 7 ? 7 : 6));
  }

  boolean straightThrough() {
    return minute.beginsWithStar() || hour.beginsWithStar();
  }

  boolean matches(LocalDate date) {
    return year.has(date.getYear()) && month.has(date.getMonthValue()) && matchesDay(date);
  }

  private boolean matchesDay(LocalDate date) {
    boolean dayMatches = day.has(date.getDayOfMonth());
    boolean weekdayMatches = matchesWeekday(date.getDayOfWeek().getValue());
    return bothDaysMustMatch() ? dayMatches && weekdayMatches : dayMatches || weekdayMatches;
  }

  /** Sunday is 7 in java.time, and 0 as well as 7 in a pattern. */
  private boolean matchesWeekday(int value) {
    return weekday.has(value) || (value == 7 && weekday.has(0));
  }

  private boolean bothDaysMustMatch() {
    return plus || leavesTheDayOpen(day) || leavesTheDayOpen(weekday);
  }

  private static boolean leavesTheDayOpen(FieldSample field) {
    return field.beginsWithStar() || field.text().equals("?");
  }

  int timesADay() {
    return second.values().size() * minute.values().size() * hour.values().size();
  }
}
