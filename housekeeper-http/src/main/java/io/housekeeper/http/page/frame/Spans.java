package io.housekeeper.http.page.frame;

import java.time.Duration;

/** How long something takes, as it is read at a glance: by its two greatest units. */
public final class Spans {

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Spans() {}

  public static String words(Duration span) {
    long millis = span.toMillis();
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < 10 * SECOND) {
      return "%d.%d s".formatted(millis / SECOND, millis % SECOND / 100);
    }
    if (millis < MINUTE) {
      return millis / SECOND + " s";
    }
    if (millis < HOUR) {
      return two(millis, MINUTE, "min", SECOND, "s");
    }
    return millis < DAY ? two(millis, HOUR, "h", MINUTE, "min") : two(millis, DAY, "d", HOUR, "h");
  }

  private static String two(long millis, long great, String ofGreat, long small, String ofSmall) {
    long rest = millis % great / small;
    String first = millis / great + " " + ofGreat;
    return rest == 0 ? first : "%s %d %s".formatted(first, rest, ofSmall);
  }

  /** Where something lies, seen from now: whole seconds, which is how it counts down. */
  static String near(Duration ahead) {
    Duration whole = Duration.ofSeconds(Math.abs(ahead.toMillis()) / SECOND);
    if (whole.isZero()) {
      return "now";
    }
    String span = whole.toMillis() < MINUTE ? whole.toSeconds() + " s" : words(whole);
    return ahead.isNegative() ? span + " ago" : "in " + span;
  }
}
