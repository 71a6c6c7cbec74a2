package io.housekeeper.runtime.schedule;

import static java.util.Objects.requireNonNull;

import io.housekeeper.runtime.schedule.DayRule.Both;
import io.housekeeper.runtime.schedule.DayRule.DaysOfMonth;
import io.housekeeper.runtime.schedule.DayRule.Either;
import io.housekeeper.runtime.schedule.DayRule.Weekdays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads cron patterns: the Open Cron Pattern Specification 1.0 to 1.4, and beyond it {@code H},
 * {@code LW}, {@code L-3} and {@code L-3W}.
 */
record CronReader(String text, NameHash task) {

  private static final DayRule EVERY_DAY = new DaysOfMonth(0x7fffffff);
  private static final DayRule EVERY_WEEKDAY = new Weekdays(0x7f);
  private static final BitSet EVERY_YEAR = everyYear();

  CronPattern read() {
    return pattern(fields());
  }

  private CronPattern pattern(Map<Field, FieldReader> fields) {
    FieldReader minutes = field(fields, Field.MINUTE);
    FieldReader hours = field(fields, Field.HOUR);
    TimesOfDay times =
        new TimesOfDay(
            fields.containsKey(Field.SECOND) ? field(fields, Field.SECOND).bits() : 1,
            minutes.bits(),
            (int) hours.bits());
    Days days =
        new Days(
            dayRule(
                (DayOfMonthReader) field(fields, Field.DAY_OF_MONTH),
                (DayOfWeekReader) field(fields, Field.DAY_OF_WEEK)),
            (int) field(fields, Field.MONTH).bits(),
            fields.containsKey(Field.YEAR) ? field(fields, Field.YEAR).values() : EVERY_YEAR);
    return new CronPattern(
        plain(fields), new WallTimes(times, days), minutes.star() || hours.star());
  }

  private static String plain(Map<Field, FieldReader> fields) {
    StringBuilder plain = new StringBuilder();
    for (FieldReader field : fields.values()) {
      plain.append(plain.isEmpty() ? "" : " ").append(field.plain());
    }
    return plain.toString();
  }

  private static FieldReader field(Map<Field, FieldReader> fields, Field field) {
    return requireNonNull(fields.get(field));
  }

  private static DayRule dayRule(DayOfMonthReader month, DayOfWeekReader week) {
    DayRule dayOfMonth = month.rule();
    DayRule dayOfWeek = week.rule();
    if (!month.star() && !week.star() && !week.plus()) {
      return new Either(dayOfMonth, dayOfWeek);
    }
    if (dayOfWeek.equals(EVERY_WEEKDAY)) {
      return dayOfMonth;
    }
    return dayOfMonth.equals(EVERY_DAY) ? dayOfWeek : new Both(dayOfMonth, dayOfWeek);
  }

  private FieldReader reader(Cursor field) {
    return switch (field.field()) {
      case DAY_OF_MONTH -> new DayOfMonthReader(field, task);
      case DAY_OF_WEEK -> new DayOfWeekReader(field, task);
      case SECOND, MINUTE, HOUR, MONTH, YEAR -> new FieldReader(field, task);
    };
  }

  /** The fields that the pattern has, each read to its end. */
  private Map<Field, FieldReader> fields() {
    Map<Field, FieldReader> fields = new EnumMap<>(Field.class);
    int end = 0;
    for (Field field : fieldsInOrder()) {
      int start = Blanks.wordFrom(text, end);
      end = Blanks.endOf(text, start);
      fields.put(field, reader(new Cursor(text, field, start, end)).read());
    }
    return fields;
  }

  private Set<Field> fieldsInOrder() {
    int count = Blanks.words(text);
    return switch (count) {
      case 5 -> EnumSet.range(Field.MINUTE, Field.DAY_OF_WEEK);
      case 6 -> EnumSet.range(Field.SECOND, Field.DAY_OF_WEEK);
      case 7 -> EnumSet.allOf(Field.class);
      default ->
          throw InvalidSchedule.because(
              ("'%s' has %d of the 5 to 7 fields of a cron pattern: [second] minute hour"
                      + " day-of-month month day-of-week [year]")
                  .formatted(text, count));
    };
  }

  private static BitSet everyYear() {
    BitSet years = new BitSet();
    years.set(0, CivilDate.LAST_YEAR - CivilDate.FIRST_YEAR + 1);
    return years;
  }
}
