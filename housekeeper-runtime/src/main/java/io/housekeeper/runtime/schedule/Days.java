package io.housekeeper.runtime.schedule;

import java.util.BitSet;

/**
 * The dates that a pattern matches, as days since 1970-01-01; {@link #NONE} says that there is
 * none.
 *
 * @param rule which days of a month
 * @param months which months, bit 0 being January
 * @param years which years, bit 0 being 1970
 */
record Days(DayRule rule, int months, BitSet years) {

  static final int NONE = -1;

  boolean has(int epochDay) {
    int date = CivilDate.of(epochDay);
    int bits = in(CivilDate.year(date), CivilDate.month(date));
    return ((bits >>> (CivilDate.dayOfMonth(date) - 1)) & 1) != 0;
  }

  int after(int epochDay) {
    int date = CivilDate.of(epochDay);
    int year = CivilDate.year(date);
    int month = CivilDate.month(date);
    int days = in(year, month) & (int) (-1L << CivilDate.dayOfMonth(date));
    while (days == 0) {
      int later = months & (-1 << month);
      if (later == 0 || !years.get(year - CivilDate.FIRST_YEAR)) {
        year = CivilDate.FIRST_YEAR + years.nextSetBit(year + 1 - CivilDate.FIRST_YEAR);
        later = months;
        if (year < CivilDate.FIRST_YEAR) {
          return NONE;
        }
      }
      month = Integer.numberOfTrailingZeros(later) + 1;
      days = in(year, month);
    }
    return CivilDate.epochDay(year, month, Integer.numberOfTrailingZeros(days) + 1);
  }

  int before(int epochDay) {
    int date = CivilDate.of(epochDay);
    int year = CivilDate.year(date);
    int month = CivilDate.month(date);
    int days = in(year, month) & ((1 << (CivilDate.dayOfMonth(date) - 1)) - 1);
    while (days == 0) {
      int earlier = months & ((1 << (month - 1)) - 1);
      if (earlier == 0 || !years.get(year - CivilDate.FIRST_YEAR)) {
        year = CivilDate.FIRST_YEAR + previousYear(year - CivilDate.FIRST_YEAR);
        earlier = months;
        if (year < CivilDate.FIRST_YEAR) {
          return NONE;
        }
      }
      month = 32 - Integer.numberOfLeadingZeros(earlier);
      days = in(year, month);
    }
    return CivilDate.epochDay(year, month, 32 - Integer.numberOfLeadingZeros(days));
  }

  /** How many of the dates lie from one day up to but not including another. */
  int count(int from, int to) {
    int count = 0;
    int day = from;
    while (day < to) {
      int date = CivilDate.of(day);
      int year = CivilDate.year(date);
      int month = CivilDate.month(date);
      int skipped = CivilDate.dayOfMonth(date) - 1;
      int rest = Math.min(CivilDate.lengthOfMonth(year, month) - skipped, to - day);
      count += Integer.bitCount((in(year, month) >>> skipped) & (-1 >>> (32 - rest)));
      day += rest;
    }
    return count;
  }

  private int in(int year, int month) {
    if (((months >>> (month - 1)) & 1) == 0 || !years.get(year - CivilDate.FIRST_YEAR)) {
      return 0;
    }
    int first = CivilDate.weekday(CivilDate.epochDay(year, month, 1));
    return rule.days(CivilDate.lengthOfMonth(year, month), first);
  }

  private int previousYear(int year) {
    return year == 0 ? -1 : Math.max(-1, years.previousSetBit(year - 1));
  }
}
