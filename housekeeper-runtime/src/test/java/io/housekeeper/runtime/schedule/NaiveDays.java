package io.housekeeper.runtime.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the special words of the two day fields mean, told by counting days off. */
final class NaiveDays {

  private NaiveDays() {}

  /** {@code 13}. */
  static Predicate<LocalDate> dayOfMonth(int day) {
    return date -> date.getDayOfMonth() == day;
  }

  /** {@code L} without days back, {@code L-3} with three. */
  static Predicate<LocalDate> fromLast(int back) {
    return date -> date.equals(YearMonth.from(date).atEndOfMonth().minusDays(back));
  }

  /** {@code 15W}. */
  static Predicate<LocalDate> workdayNearest(int day) {
    return date -> {
      YearMonth month = YearMonth.from(date);
      return month.isValidDay(day) && date.equals(nearestWorkday(month.atDay(day)));
    };
  }

  /** {@code LW}, or {@code L-3W}. */
  static Predicate<LocalDate> workdayNearestFromLast(int back) {
    return date -> {
      LocalDate wanted = YearMonth.from(date).atEndOfMonth().minusDays(back);
      return sameMonth(wanted, date) && date.equals(nearestWorkday(wanted));
    };
  }

  /** {@code FRI}. */
  static Predicate<LocalDate> weekday(DayOfWeek weekday) {
    return date -> date.getDayOfWeek() == weekday;
  }

  /** {@code FRI#2}. */
  static Predicate<LocalDate> nth(DayOfWeek weekday, int nth) {
    return date ->
        date.getDayOfWeek() == weekday
            && daysOfMonth(date)
                    .filter(day -> day.getDayOfWeek() == weekday && !day.isAfter(date))
                    .count()
                == nth;
  }

  /** {@code FRI#L}. */
  static Predicate<LocalDate> last(DayOfWeek weekday) {
    return date -> date.getDayOfWeek() == weekday && !sameMonth(date.plusWeeks(1), date);
  }

  /** No two workdays of a month are equally near, for a weekend has but two days. */
  private static LocalDate nearestWorkday(LocalDate wanted) {
    return daysOfMonth(wanted)
        .filter(day -> day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue())
        .min(Comparator.comparingLong(day -> daysBetween(wanted, day)))
        .orElseThrow();
  }

  private static long daysBetween(LocalDate one, LocalDate other) {
    return Duration.between(one.atStartOfDay(), other.atStartOfDay()).abs().toDays();
  }

  private static Stream<LocalDate> daysOfMonth(LocalDate date) {
    YearMonth month = YearMonth.from(date);
    return IntStream.rangeClosed(1, month.lengthOfMonth()).mapToObj(month::atDay);
  }

  private static boolean sameMonth(LocalDate one, LocalDate other) {
    return YearMonth.from(one).equals(YearMonth.from(other));
  }
}
