package io.housekeeper.runtime.schedule;

import java.util.List;
import java.util.Locale;

/** The fields of a cron pattern, in the order of a pattern that has all seven. */
enum Field {
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
  DAY_OF_WEEK("day of week", 0, 7, "SUNMONTUEWEDTHUFRISAT"),
  YEAR("year", CivilDate.FIRST_YEAR, CivilDate.LAST_YEAR, "");

  /** All of them. */
  static final List<Field> IN_ORDER = List.of(values());

  private final String title;
  private final int least;
  private final int most;
  private final String names;

  Field(String title, int least, int most, String names) {
    this.title = title;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  String title() {
    return title;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** The largest value that {@code H} stands for: one that every month and week has once. */
  int mostHashed() {
    return switch (this) {
      case DAY_OF_MONTH -> 28;
      case DAY_OF_WEEK -> 6;
      case SECOND, MINUTE, HOUR, MONTH, YEAR -> most;
    };
  }

  /** What a mere {@code H} stands for. */
  int hashed(NameHash task) {
    return least + (int) task.below(title, mostHashed() - least + 1);
  }

  /** The value of a name, -1 if it is none of this field's. Names have three letters. */
  int named(String name) {
    int index = names.indexOf(name.toUpperCase(Locale.ROOT));
    return name.length() == 3 && index >= 0 && index % 3 == 0 ? index / 3 + least : -1;
  }
}
