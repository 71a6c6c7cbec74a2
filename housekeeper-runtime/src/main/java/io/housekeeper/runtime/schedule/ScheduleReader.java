package io.housekeeper.runtime.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the texts of schedules. One reader serves many: the timeline of a zone is worked out once
 * and shared by all schedules in that zone.
 */
public final class ScheduleReader {

  private static final int LONGEST = 1000;

  private static final String FORMS =
      "a cron pattern (5 to 7 fields), 'every 5m', 'every 5m after completion', milliseconds,"
          + " 'at 2027-01-01T00:00:00Z', 'after TASK', '@daily' or 'manual'";

  private static final Pattern EVERY =
      Pattern.compile("every[ \t]+(.*?)([ \t]+after[ \t]+completion)?");
  private static final Pattern AT = Pattern.compile("at[ \t]+(.*)");
  private static final Pattern AFTER =
      Pattern.compile("after[ \t]+([A-Za-z0-9][A-Za-z0-9._-]{0,62})(?:[ \t]+(failed|ended))?");

  private final Variables variables;
  private final Map<ZoneId, Timeline> timelines = new ConcurrentHashMap<>();
  private final KnownSchedules known = new KnownSchedules();

  /**
   * @param variables the value of a variable by its name, for {@code ${NAME}} in a schedule
   */
  public ScheduleReader(Function<String, Optional<String>> variables) {
    this.variables = new Variables(variables);
  }

  /**
   * Reads a schedule.
   *
   * @throws InvalidSchedule if the text is none, or is one that could never fire
   */
  public Schedule read(String text, ScheduleRules rules) {
    limitLength(text);
    String plain = resolved(text);
    limitLength(plain);
    String trimmed = Blanks.trim(plain);
    NameHash task = new NameHash(rules.task());
    if (isNumber(trimmed)) {
      return FixedRate.of(interval(trimmed), task);
    }
    if (trimmed.equals("@reboot")) {
      return new OnStartup();
    }
    if (trimmed.startsWith("@")) {
      return cron(Nicknames.pattern(trimmed), task, rules);
    }
    return switch (Blanks.firstWord(trimmed)) {
      case "every" -> every(trimmed, task);
      case "at" -> at(trimmed, rules);
      case "after" -> after(trimmed);
      case "manual" -> trimmed.equals("manual") ? new Manual() : unknown(trimmed);
      default -> isWord(trimmed) ? unknown(trimmed) : cron(plain, task, rules);
    };
  }

  private String resolved(String text) {
    try {
      return variables.replaceIn(text);
    } catch (Variables.Unresolved unresolved) {
      throw InvalidSchedule.at(unresolved.index(), String.valueOf(unresolved.getMessage()));
    }
  }

  /** Texts come from browsers too: none may cost more than a moment to read. */
  private static void limitLength(String text) {
    if (text.length() > LONGEST) {
      throw InvalidSchedule.because(
          "a schedule has at most %d characters, this one has %d"
              .formatted(LONGEST, text.length()));
    }
  }

  private Schedule cron(String text, NameHash task, ScheduleRules rules) {
    return known.schedule(text, task, rules, () -> newCron(text, task, rules));
  }

  private CronSchedule newCron(String text, NameHash task, ScheduleRules rules) {
    CronPattern pattern = new CronReader(text, task).read();
    Timeline line = timelines.computeIfAbsent(rules.zone(), Timeline::of);
    return CronSchedule.of(pattern, rules.zone(), line, rules);
  }

  private static Schedule every(String text, NameHash task) {
    Matcher every = EVERY.matcher(text);
    if (!every.matches()) {
      return unknown(text);
    }
    Interval interval = interval(every.group(1));
    return every.group(2) == null ? FixedRate.of(interval, task) : new FixedDelay(interval);
  }

  private static Interval interval(String text) {
    OptionalLong millis = Interval.parse(text);
    if (millis.isEmpty()) {
      throw InvalidSchedule.because(
          "'%s' is not an interval: write a number of milliseconds above 0, or a length such as 5m,"
                  .formatted(text)
              + " 1h30m or 2d (units: ms, s, m, h, d, w)");
    }
    return new Interval(millis.getAsLong());
  }

  private static Schedule after(String text) {
    Matcher after = AFTER.matcher(text);
    if (!after.matches()) {
      throw InvalidSchedule.because(
          "'%s' is not understood: write 'after TASK', 'after TASK failed' or 'after TASK ended'"
              .formatted(text));
    }
    String end = Optional.ofNullable(after.group(2)).orElse("succeeded");
    return new AfterTask(after.group(1), AfterTask.End.valueOf(end.toUpperCase(Locale.ROOT)));
  }

  private static Schedule at(String text, ScheduleRules rules) {
    Matcher at = AT.matcher(text);
    String time = at.matches() ? at.group(1) : "";
    Instant instant =
        offsetTime(time)
            .or(() -> localTime(time, rules))
            .orElseThrow(
                () ->
                    InvalidSchedule.because(
                        "'%s' is not understood: write an instant such as at 2027-01-01T00:00:00Z"
                                .formatted(text)
                            + " or a local time such as at 2027-01-01T09:00"));
    return OneTime.of(instant, rules.zone());
  }

  private static Optional<Instant> offsetTime(String time) {
    try {
      return Optional.of(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** A local time, once: of a repeated one the first, unless the policy says the last. */
  private static Optional<Instant> localTime(String time, ScheduleRules rules) {
    try {
      return Optional.of(LocalTimes.first(LocalDateTime.parse(time), rules));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Schedule unknown(String text) {
    throw InvalidSchedule.because("'%s' is no schedule: it may be %s".formatted(text, FORMS));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && isAll(text, c -> c >= '0' && c <= '9');
  }

  private static boolean isWord(String text) {
    return isAll(text, c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  }

  private static boolean isAll(String text, IntPredicate kind) {
    for (int i = 0; i < text.length(); i++) {
      if (!kind.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
