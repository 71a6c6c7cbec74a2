package io.housekeeper.runtime.schedule;

import io.housekeeper.runtime.schedule.DayRule.Either;
import io.housekeeper.runtime.schedule.DayRule.LastWeekday;
import io.housekeeper.runtime.schedule.DayRule.NthWeekday;
import io.housekeeper.runtime.schedule.DayRule.Weekdays;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the days of the week, which know {@code ?}, {@code +}, {@code 5L}, {@code 5#L}, {@code
 * 5#2}.
 */
final class DayOfWeekReader extends FieldReader {

  private final boolean plus;
  private final List<DayRule> occurrences = new ArrayList<>();

  DayOfWeekReader(Cursor cursor, NameHash task) {
    this(cursor, task, cursor.take('+'));
  }

  private DayOfWeekReader(Cursor cursor, NameHash task, boolean plus) {
    super(cursor, task);
    this.plus = plus;
  }

  /** Whether a day must match the day of month as well. */
  boolean plus() {
    return plus;
  }

  @Override
  String plain() {
    return plus ? "+" + super.plain() : super.plain();
  }

  DayRule rule() {
    int bits = (int) bits();
    int days = (bits | (bits >> 7)) & 0x7f;
    if (occurrences.isEmpty()) {
      return new Weekdays(days);
    }
    List<DayRule> rules = new ArrayList<>(occurrences);
    if (days != 0) {
      rules.add(0, new Weekdays(days));
    }
    return rules.stream().reduce(Either::new).orElseThrow();
  }

  @Override
  boolean readSpecial() {
    if (star() && cursor.take('?')) {
      addAll();
      return true;
    }
    if (cursor.isAt('L')) {
      throw cursor.fail("'L' needs a weekday before it, such as 5L or FRI#L");
    }
    return false;
  }

  @Override
  boolean readSuffix(int weekday) {
    if (cursor.take('L')) {
      occurrences.add(new LastWeekday(weekday % 7));
      return true;
    }
    if (!cursor.take('#')) {
      return false;
    }
    occurrences.add(
        cursor.take('L')
            ? new LastWeekday(weekday % 7)
            : new NthWeekday(weekday % 7, readNumber(1, 5)));
    return true;
  }
}
