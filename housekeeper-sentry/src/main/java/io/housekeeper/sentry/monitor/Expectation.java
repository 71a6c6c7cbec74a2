package io.housekeeper.sentry.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When Sentry expects the next check-in of a monitor. Its server looks at minutes: of a schedule
 * with several fires in a minute it is told one.
 */
public sealed interface Expectation {

  /**
   * By a pattern of five fields.
   *
   * @param text which the server's cron reads as Housekeeper does
   * @param zone by a name of the time zone database
   */
  record Crontab(String text, String zone) implements Expectation {}

  /** So long after the last check-in. */
  record Every(int count, Unit unit) implements Expectation {}

  /** What intervals are counted in, the longest first. */
  enum Unit {
    WEEK(Duration.ofDays(7)),
    DAY(Duration.ofDays(1)),
    HOUR(Duration.ofHours(1)),
    MINUTE(Duration.ofMinutes(1));

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }

    /** As the server calls it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Part of an interval, such as the hour of {@code 1h30m}. */
  Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d|w)");

  /**
   * That of a schedule.
   *
   * @param schedule its text, without {@code H} and variables
   * @param now since when changes of the clock matter
   * @throws Inexpressible with a sentence, if no monitor can expect that
   */
  static Expectation of(String schedule, LocalRules rules, Instant now) {
    if (schedule.endsWith(" after completion")) {
      throw new Inexpressible(
          "'%s' is counted from the end of a run, and Sentry counts from its begin, too"
              .formatted(schedule));
    }
    if (schedule.startsWith("every ")) {
      return every(schedule);
    }
    if (schedule.startsWith("at ")) {
      throw new Inexpressible("it runs once, and a monitor expects check-ins again and again");
    }
    if (schedule.equals("manual") || schedule.equals("@reboot") || schedule.startsWith("after ")) {
      throw new Inexpressible(
          "nobody knows when '%s' is due, and a monitor expects check-ins at certain times"
              .formatted(schedule));
    }
    String text = new CrontabReader(schedule).read();
    new ClockChanges(text, rules).check(now);
    return new Crontab(text, zone(rules.zone()));
  }

  /** Whether a schedule has more than one fire in some minute. */
  static boolean isSeveralTimesAMinute(String schedule) {
    if (schedule.startsWith("every ")) {
      return interval(schedule).compareTo(Unit.MINUTE.length) < 0;
    }
    String[] fields = schedule.strip().split("\\s+", -1);
    return fields.length > 5 && !fields[0].matches("\\d+");
  }

  private static Duration interval(String schedule) {
    Duration interval = Duration.ZERO;
    Matcher part = PART.matcher(schedule.split(" ", -1)[1]);
    while (part.find()) {
      interval = interval.plus(length(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return interval;
  }

  private static Expectation every(String schedule) {
    Duration interval = interval(schedule);
    if (interval.compareTo(Unit.MINUTE.length) < 0) {
      return new Every(1, Unit.MINUTE);
    }
    for (Unit unit : Unit.values()) {
      long count = interval.dividedBy(unit.length);
      if (count > 0
          && count <= Integer.MAX_VALUE
          && unit.length.multipliedBy(count).equals(interval)) {
        return new Every((int) count, unit);
      }
    }
    throw new Inexpressible(
        "'%s' is no whole number of minutes, which Sentry counts in".formatted(schedule));
  }

  private static Duration length(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Unit.MINUTE.length;
      case "h" -> Unit.HOUR.length;
      case "d" -> Unit.DAY.length;
      default -> Unit.WEEK.length;
    };
  }

  /** The server knows the names of the time zone database and nothing else. */
  private static String zone(ZoneId zone) {
    String id = zone.normalized().getId();
    if (id.equals("Z")) {
      return "UTC";
    }
    Matcher hours = Pattern.compile("([+-])(\\d\\d):00").matcher(id);
    if (hours.matches() && hasName(hours.group(1), Integer.parseInt(hours.group(2)))) {
      // There the sign says how far UTC is from here.
      String sign = hours.group(1).equals("+") ? "-" : "+";
      return "Etc/GMT" + sign + Integer.parseInt(hours.group(2));
    }
    if (id.startsWith("+") || id.startsWith("-") || id.startsWith("SystemV/")) {
      throw new Inexpressible(
          "the zone '%s' has no name in the time zone database".formatted(zone.getId()));
    }
    return id;
  }

  /** Those from twelve hours behind to fourteen ahead have one. */
  private static boolean hasName(String sign, int hours) {
    return hours <= (sign.equals("+") ? 14 : 12);
  }
}
