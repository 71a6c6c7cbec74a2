package io.housekeeper.runtime.schedule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rules for days in words: {@code on the last Friday of the month}. */
final class DayWords {

  private static final int EVERY_DAY = 0x7fffffff;

  private static final String MONTH = " of the month";

  private DayWords() {}

  static String words(DayRule rule) {
    return switch (rule) {
      case DayRule.DaysOfMonth days -> daysOfMonth(days.bits());
      case DayRule.DaysFromLast days ->
          ((days.bits() & 0b11) == 0 ? "" : "on ") + daysFromLast(days.bits());
      case DayRule.NearestWeekday nearest ->
          "on the weekday nearest to day " + nearest.day() + MONTH;
      case DayRule.NearestWeekdayFromLast nearest ->
          nearest.back() == 0
              ? "on the last weekday" + MONTH
              : "on the weekday nearest to " + daysFromLast(1 << nearest.back());
      case DayRule.Weekdays weekdays -> weekdays(weekdays.bits());
      case DayRule.NthWeekday nth ->
          "on the " + Words.ordinal(nth.nth()) + " " + name(nth.weekday()) + MONTH;
      case DayRule.LastWeekday last -> "on the last " + name(last.weekday()) + MONTH;
      case DayRule.Either either -> words(either.one()) + " or " + words(either.other());
      case DayRule.Both both -> grouped(both.one()) + ", if that is " + bare(grouped(both.other()));
    };
  }

  /** In brackets where a choice is part of a condition. */
  private static String grouped(DayRule rule) {
    return rule instanceof DayRule.Either ? "(" + words(rule) + ")" : words(rule);
  }

  /** The words without what joins them to a time, so that they can say what a day is. */
  private static String bare(String words) {
    return words.replaceFirst("^(on|every) ", "");
  }

  private static String daysOfMonth(int bits) {
    return bits == EVERY_DAY ? "every day" : "on " + Words.values("day", (long) bits << 1) + MONTH;
  }

  private static String daysFromLast(int bits) {
    return Words.list(
        IntStream.range(0, 31)
            .filter(back -> ((bits >>> back) & 1) != 0)
            .mapToObj(
                back ->
                    switch (back) {
                      case 0 -> "the last day" + MONTH;
                      case 1 -> "the day before the last day" + MONTH;
                      default -> back + " days before the last day" + MONTH;
                    })
            .toList());
  }

  private static String weekdays(int bits) {
    if (bits == 0x7f) {
      return "every day";
    }
    // Sunday last, so that a weekend is Saturday and Sunday
    long fromMonday = (bits >> 1) | ((bits & 1) << 6);
    String names = Words.list(Words.runs(fromMonday, day -> name((day + 1) % 7)));
    if (Long.bitCount(fromMonday) == 1) {
      return "every " + names;
    }
    return names.matches("\\w+ to \\w+") ? names : "on " + names;
  }

  /** The name of a weekday, Sunday being 0. */
  private static String name(int weekday) {
    return DayOfWeek.of(weekday == 0 ? 7 : weekday).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
