package io.housekeeper.runtime.schedule;

/**
 * The calendar in whole numbers: days since 1970-01-01 to year, month and day and back, without
 * making objects. Good for the years that schedules know, 1970 to 2199. A date is packed into an
 * int.
 */
final class CivilDate {

  static final int FIRST_YEAR = 1970;
  static final int LAST_YEAR = 2199;
  static final int SECONDS_PER_DAY = 86_400;

  /** The first second of 2200, counted from 1970 on the wall. */
  static final long END_OF_TIME = epochDay(LAST_YEAR + 1, 1, 1) * (long) SECONDS_PER_DAY;

  private static final int DAYS_IN_400_YEARS = 146_097;
  private static final int DAYS_FROM_YEAR_0_TO_1970 = 719_468;

  private CivilDate() {}

  /** The date of a day; years begin in March inside, so that the leap day comes last. */
  static int of(int epochDay) {
    int day = epochDay + DAYS_FROM_YEAR_0_TO_1970;
    int era = day / DAYS_IN_400_YEARS;
    int dayOfEra = day % DAYS_IN_400_YEARS;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return (year << 9) | (month << 5) | dayOfMonth;
  }

  static int year(int date) {
    return date >> 9;
  }

  static int month(int date) {
    return (date >> 5) & 0xf;
  }

  static int dayOfMonth(int date) {
    return date & 0x1f;
  }

  static int epochDay(int year, int month, int dayOfMonth) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y % 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_IN_400_YEARS + dayOfEra - DAYS_FROM_YEAR_0_TO_1970;
  }

  /** The day of the week, Sunday being 0. */
  static int weekday(int epochDay) {
    return (epochDay + 4) % 7;
  }

  static int lengthOfMonth(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return 30 + ((month + (month >> 3)) & 1);
  }
}
