package io.housekeeper.dist.remote;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times and durations for people.
 *
 * @param zone the one that they live in
 */
record Words(InstantSource clock, ZoneId zone) {

  private static final DateTimeFormatter TODAY = pattern("HH:mm:ss");
  private static final DateTimeFormatter THIS_YEAR = pattern("d MMM HH:mm");
  private static final DateTimeFormatter EVER = pattern("d MMM yyyy");

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** A time, as long as is needed to tell it from today's others. */
  String at(Instant instant) {
    ZonedDateTime then = instant.atZone(zone);
    ZonedDateTime now = clock.instant().atZone(zone);
    if (then.toLocalDate().equals(now.toLocalDate())) {
      return TODAY.format(then);
    }
    return (then.getYear() == now.getYear() ? THIS_YEAR : EVER).format(then);
  }

  /** A time, or a dash if there is none. */
  String at(Optional<Instant> instant) {
    return instant.map(this::at).orElse("-");
  }

  /** How long something takes, in its two largest units. */
  static String of(Duration time) {
    if (time.toMillis() < 1_000) {
      return time.toMillis() + " ms";
    }
    if (time.toSeconds() < 10) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 1) {
      return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
    }
    return time.toDays() < 1
        ? two(time.toHours(), "h", time.toMinutesPart(), "min")
        : two(time.toDays(), "d", time.toHoursPart(), "h");
  }

  private static String two(long large, String unit, int small, String smaller) {
    return "%d %s".formatted(large, unit) + (small == 0 ? "" : " %d %s".formatted(small, smaller));
  }

  /** How long something took, or a dash if that is not known. */
  static String of(Optional<Duration> time) {
    return time.map(Words::of).orElse("-");
  }
}
