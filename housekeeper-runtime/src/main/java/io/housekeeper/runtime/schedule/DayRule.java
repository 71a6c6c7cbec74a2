package io.housekeeper.runtime.schedule;

/** Which days of a month a pattern matches, as bits: bit 0 is the first. */
sealed interface DayRule {

  /**
   * The days that match in a month of that length.
   *
   * @param first the weekday of its first day, Sunday being 0
   */
  int days(int length, int first);

  /** Certain days: {@code 1,15}. */
  record DaysOfMonth(int bits) implements DayRule {
    @Override
    public int days(int length, int first) {
      return bits & all(length);
    }
  }

  /** Days counted from the last, bit 0 being the last itself: {@code L}, {@code L-3}. */
  record DaysFromLast(int bits) implements DayRule {
    @Override
    public int days(int length, int first) {
      return Integer.reverse(bits) >>> (32 - length);
    }
  }

  /** The weekday nearest to a day, in the same month: {@code 15W}. */
  record NearestWeekday(int day) implements DayRule {
    @Override
    public int days(int length, int first) {
      return day > length ? 0 : nearestWeekday(day, length, first);
    }
  }

  /** The weekday nearest to a day counted from the last: {@code LW}, {@code L-3W}. */
  record NearestWeekdayFromLast(int back) implements DayRule {
    @Override
    public int days(int length, int first) {
      return back >= length ? 0 : nearestWeekday(length - back, length, first);
    }
  }

  /** Days of the week, bit 0 being Sunday: {@code MON-FRI}. */
  record Weekdays(int bits) implements DayRule {

    private static final long WEEKLY = 1 | (1L << 7) | (1L << 14) | (1L << 21) | (1L << 28);

    @Override
    public int days(int length, int first) {
      long week = ((bits >> first) | (bits << (7 - first))) & 0x7f;
      return (int) (week * WEEKLY) & all(length);
    }
  }

  /** A weekday's nth occurrence in the month: {@code MON#2}. */
  record NthWeekday(int weekday, int nth) implements DayRule {
    @Override
    public int days(int length, int first) {
      int day = (weekday - first + 7) % 7 + 7 * (nth - 1);
      return day < length ? 1 << day : 0;
    }
  }

  /** A weekday's last occurrence in the month: {@code 5L}, {@code FRI#L}. */
  record LastWeekday(int weekday) implements DayRule {
    @Override
    public int days(int length, int first) {
      int last = (first + length - 1) % 7;
      return 1 << (length - 1 - (last - weekday + 7) % 7);
    }
  }

  /** The days of one rule or the other. */
  record Either(DayRule one, DayRule other) implements DayRule {
    @Override
    public int days(int length, int first) {
      return one.days(length, first) | other.days(length, first);
    }
  }

  /** The days of both rules. */
  record Both(DayRule one, DayRule other) implements DayRule {
    @Override
    public int days(int length, int first) {
      return one.days(length, first) & other.days(length, first);
    }
  }

  private static int all(int length) {
    return -1 >>> (32 - length);
  }

  private static int nearestWeekday(int day, int length, int first) {
    int nearest =
        switch ((first + day - 1) % 7) {
          case 0 -> day < length ? day + 1 : day - 2;
          case 6 -> day > 1 ? day - 1 : day + 2;
          default -> day;
        };
    return 1 << (nearest - 1);
  }
}
