package io.housekeeper.http.page.chart;

import io.housekeeper.runtime.control.TaskDetail.Hour;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** The place of seven days, by the hour. */
public final class Week {

  public static final int HEIGHT = 96;
  public static final int WIDTH = 7 * 24 * 4;

  static final int BAR = 3;

  private static final int STEP = 4;
  private static final int HOURS = 7 * 24;

  private Week() {}

  /** Where an hour begins; nothing if it is not one of these. */
  static OptionalInt x(Hour hour, Instant now) {
    long ago = Duration.between(hour.begin(), now).toHours();
    return ago < 0 || ago >= HOURS
        ? OptionalInt.empty()
        : OptionalInt.of((HOURS - 1 - (int) ago) * STEP);
  }
}
