package io.housekeeper.runtime.schedule;

import io.housekeeper.runtime.schedule.DayRule.DaysFromLast;
import io.housekeeper.runtime.schedule.DayRule.DaysOfMonth;
import io.housekeeper.runtime.schedule.DayRule.NearestWeekday;
import io.housekeeper.runtime.schedule.DayRule.NearestWeekdayFromLast;
import org.jspecify.annotations.Nullable;

/**
 * Reads the days of the month, which know {@code ?}, {@code L}, {@code L-3}, {@code 15W}, {@code
 * LW}.
 */
final class DayOfMonthReader extends FieldReader {

  private int fromLast;
  private @Nullable DayRule nearest;
  private int items;

  DayOfMonthReader(Cursor cursor, NameHash task) {
    super(cursor, task);
  }

  DayRule rule() {
    if (nearest != null) {
      return nearest;
    }
    int bits = (int) bits();
    DayRule days = new DaysOfMonth(bits);
    if (fromLast == 0) {
      return days;
    }
    DayRule last = new DaysFromLast(fromLast);
    return bits == 0 ? last : new DayRule.Either(days, last);
  }

  @Override
  FieldReader read() {
    int start = cursor.position();
    super.read();
    if (nearest != null && items > 1) {
      throw cursor.failAt(start, "W stands for a single day and cannot be part of a list");
    }
    return this;
  }

  @Override
  boolean readSpecial() {
    items++;
    if (star() && cursor.take('?')) {
      addAll();
      return true;
    }
    if (!cursor.take('L')) {
      return false;
    }
    int back = cursor.take('-') ? readNumber(1, 30) : 0;
    if (cursor.take('W')) {
      nearest = new NearestWeekdayFromLast(back);
    } else {
      fromLast |= 1 << back;
    }
    return true;
  }

  @Override
  boolean readSuffix(int day) {
    if (!cursor.take('W')) {
      return false;
    }
    nearest = new NearestWeekday(day);
    return true;
  }
}
