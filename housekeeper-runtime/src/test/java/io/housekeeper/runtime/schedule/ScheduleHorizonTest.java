package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.NaiveDays.dayOfMonth;
import static io.housekeeper.runtime.schedule.NaiveDays.fromLast;
import static io.housekeeper.runtime.schedule.NaiveDays.last;
import static io.housekeeper.runtime.schedule.NaiveDays.nth;
import static io.housekeeper.runtime.schedule.NaiveDays.weekday;
import static io.housekeeper.runtime.schedule.NaiveDays.workdayNearest;
import static io.housekeeper.runtime.schedule.NaiveDays.workdayNearestFromLast;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Midnights of certain days, from the first year that schedules know to the last. */
class ScheduleHorizonTest {

  private static final int MOMENTS = 100;
  private static final List<LocalDate> ALL_DAYS =
      LocalDate.of(1970, 1, 1).datesUntil(LocalDate.of(2200, 1, 1)).toList();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void patternsFireOnJustTheirDays(String text, Predicate<LocalDate> days) {
    List<Instant> fires = midnights(days);
    assertThat(fires).isNotEmpty();
    Random random = new Random(PatternCheck.SEED);
    String replay = "'%s' in UTC, %s".formatted(text, PatternCheck.REPLAY);
    new WindowCheck(read(text), fires, Window.ofAllYears(MOMENTS), random, replay).check();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patternsFireOnJustTheirDays")
  void nothingComesBeforeTheFirstFireOrAfterTheLast(String text, Predicate<LocalDate> days) {
    List<Instant> fires = midnights(days);
    Instant first = fires.get(0);
    Instant last = fires.get(fires.size() - 1);
    Timetable schedule = read(text);
    assertThat(schedule.next(Instant.MIN)).contains(first);
    assertThat(schedule.previous(first.minusNanos(1))).isEmpty();
    assertThat(schedule.previous(Instant.MAX)).contains(last);
    assertThat(schedule.next(last)).isEmpty();
    assertThat(schedule.count(Instant.MIN, Instant.MAX)).isEqualTo(fires.size());
  }

  static Stream<Arguments> patternsFireOnJustTheirDays() {
    return Stream.concat(oneDayField(), Stream.concat(bothDayFields(), monthsAndYears()));
  }

  private static Stream<Arguments> oneDayField() {
    return Stream.of(
        arguments("0 0 * * *", dayOfMonth(1).or(dayOfMonth(1).negate())),
        arguments("0 0 31 * *", dayOfMonth(31)),
        arguments("0 0 L * *", fromLast(0)),
        arguments("0 0 L-3 * *", fromLast(3)),
        arguments("0 0 L-30 * *", fromLast(30)),
        arguments("0 0 L,15,L-28 * *", fromLast(0).or(dayOfMonth(15)).or(fromLast(28))),
        arguments("0 0 15W * *", workdayNearest(15)),
        arguments("0 0 1W * *", workdayNearest(1)),
        arguments("0 0 30W * *", workdayNearest(30)),
        arguments("0 0 31W * *", workdayNearest(31)),
        arguments("0 0 LW * *", workdayNearestFromLast(0)),
        arguments("0 0 L-3W * *", workdayNearestFromLast(3)),
        arguments("0 0 L-29W * *", workdayNearestFromLast(29)),
        arguments("0 0 L-30W * *", workdayNearestFromLast(30)),
        arguments("0 0 ? * SUN", weekday(SUNDAY)),
        arguments("0 0 * * 7", weekday(SUNDAY)),
        arguments("0 0 * * MON#1", nth(MONDAY, 1)),
        arguments("0 0 * * MON#5", nth(MONDAY, 5)),
        arguments("0 0 * * 0#4", nth(SUNDAY, 4)),
        arguments("0 0 * * 5L", last(FRIDAY)),
        arguments("0 0 * * 7#L", last(SUNDAY)),
        arguments("0 0 * * MON#2,FRI#L,0", nth(MONDAY, 2).or(last(FRIDAY)).or(weekday(SUNDAY))));
  }

  private static Stream<Arguments> bothDayFields() {
    return Stream.of(
        arguments("0 0 13 * FRI", dayOfMonth(13).or(weekday(FRIDAY))),
        arguments("0 0 13 * +FRI", dayOfMonth(13).and(weekday(FRIDAY))),
        arguments(
            "0 0 */12 * FRI",
            dayOfMonth(1).or(dayOfMonth(13)).or(dayOfMonth(25)).and(weekday(FRIDAY))),
        arguments("0 0 13 * */5", dayOfMonth(13).and(weekday(FRIDAY).or(weekday(SUNDAY)))),
        arguments("0 0 L * 5", fromLast(0).or(weekday(FRIDAY))),
        arguments("0 0 L * +5", fromLast(0).and(weekday(FRIDAY))),
        arguments("0 0 LW * +5L", workdayNearestFromLast(0).and(last(FRIDAY))),
        arguments("0 0 1W * 1#5", workdayNearest(1).or(nth(MONDAY, 5))));
  }

  private static Stream<Arguments> monthsAndYears() {
    Predicate<LocalDate> leapDay = dayOfMonth(29).and(in(Month.FEBRUARY));
    return Stream.of(
        arguments("0 0 29 2 *", leapDay),
        arguments("0 0 29 2 +1", leapDay.and(weekday(MONDAY))),
        arguments("0 0 29 2 1", dayOfMonth(29).or(weekday(MONDAY)).and(in(Month.FEBRUARY))),
        arguments("0 0 L 2 *", fromLast(0).and(in(Month.FEBRUARY))),
        arguments("0 0 29W 2 *", workdayNearest(29).and(in(Month.FEBRUARY))),
        arguments("0 0 * 2 MON#5", nth(MONDAY, 5).and(in(Month.FEBRUARY))),
        arguments("0 0 0 29 2 +1 2000-2199", leapDay.and(weekday(MONDAY)).and(between(2000, 2199))),
        arguments("0 0 0 29 2 ? 2097-2104", leapDay.and(between(2104, 2104))),
        arguments(
            "0 0 0 1 1 ? 1970", dayOfMonth(1).and(in(Month.JANUARY)).and(between(1970, 1970))),
        arguments(
            "0 0 0 L 12 ? 2199", fromLast(0).and(in(Month.DECEMBER)).and(between(2199, 2199))),
        arguments(
            "0 0 0 L * ? 1970,2100-2101,2199",
            fromLast(0).and(between(1970, 1970).or(between(2100, 2101)).or(between(2199, 2199)))),
        arguments(
            "0 0 0 LW 2,11 ? */115",
            workdayNearestFromLast(0)
                .and(in(Month.FEBRUARY).or(in(Month.NOVEMBER)))
                .and(between(1970, 1970).or(between(2085, 2085)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 0 31 2,4,6,9,11 *",
        "0 0 30W 2 *",
        "0 0 L-29 2 *",
        "0 0 0 29 2 ? 2097-2103",
        "0 0 0 29 2 +1 1989-2015",
      })
  void aPatternWithoutAnyDayIsRefusedAsImpossible(String text) {
    InvalidSchedule refusal = catchThrowableOfType(InvalidSchedule.class, () -> read(text));
    assertThat(refusal.impossible()).isTrue();
  }

  private static List<Instant> midnights(Predicate<LocalDate> days) {
    return ALL_DAYS.stream()
        .filter(days)
        .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
        .toList();
  }

  private static Predicate<LocalDate> in(Month month) {
    return date -> date.getMonth() == month;
  }

  private static Predicate<LocalDate> between(int firstYear, int lastYear) {
    return date -> date.getYear() >= firstYear && date.getYear() <= lastYear;
  }

  private static Timetable read(String text) {
    return (Timetable)
        new ScheduleReader(name -> Optional.empty())
            .read(text, ScheduleRules.of("task", ZoneOffset.UTC));
  }
}
