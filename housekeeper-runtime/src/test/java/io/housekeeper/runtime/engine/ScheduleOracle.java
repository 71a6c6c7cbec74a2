package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the specifications of the simulation mean, worked out by dividing seconds and not by the
 * code that is tested.
 *
 * @param kind of schedule
 * @param millis between fires, or after the end of the last run
 * @param upstream the task that it follows; empty if it follows none
 * @param end which end of that one: succeeded, failed or ended
 */
record ScheduleOracle(Kind kind, long millis, String upstream, String end, Policies policies) {

  /**
   * Of its other values some.
   *
   * @param overlap the name of the policy
   */
  record Policies(String overlap, int restarts, int retries) {

    static Policies of(String specification) {
      return new Policies(
          first(OVERLAP, specification),
          Integer.parseInt(first(RESTARTS, specification)),
          Integer.parseInt(first(RETRIES, specification)));
    }
  }

  /** What makes a task due. */
  enum Kind {
    EVERY,
    AFTER_COMPLETION,
    AFTER_TASK,
    STARTUP
  }

  private static final Pattern SCHEDULE = Pattern.compile("\"schedule\":\"([^\"]*)\"");
  private static final Pattern OVERLAP = Pattern.compile("\"overlap\":\"([^\"]*)\"");
  private static final Pattern RESTARTS = Pattern.compile("\"restarts\":(\\d+)");
  private static final Pattern RETRIES = Pattern.compile("\"retries\":(\\d+)");
  private static final Pattern EVERY = Pattern.compile("\\*/(\\d+) \\* \\* \\* \\* \\*");
  private static final Pattern DELAY = Pattern.compile("every (\\d+)s after completion");
  private static final Pattern AFTER = Pattern.compile("after (\\S+) ?(failed|ended|)");

  static ScheduleOracle of(String specification) {
    String schedule = first(SCHEDULE, specification);
    Matcher every = EVERY.matcher(schedule);
    Matcher delay = DELAY.matcher(schedule);
    Matcher after = AFTER.matcher(schedule);
    Policies policies = Policies.of(specification);
    if (every.matches()) {
      return new ScheduleOracle(Kind.EVERY, millis(every), "", "", policies);
    } else if (delay.matches()) {
      return new ScheduleOracle(Kind.AFTER_COMPLETION, millis(delay), "", "", policies);
    } else if (after.matches()) {
      String end = after.group(2).isEmpty() ? "succeeded" : after.group(2);
      return new ScheduleOracle(Kind.AFTER_TASK, 0, after.group(1), end, policies);
    }
    return new ScheduleOracle(Kind.STARTUP, 0, "", "", policies);
  }

  private static long millis(Matcher seconds) {
    return Duration.ofSeconds(Long.parseLong(seconds.group(1))).toMillis();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /**
   * Fires after an instant and up to another: of a period that divides the minute, the multiples.
   */
  long fires(Instant after, Instant upTo) {
    return switch (kind) {
      case EVERY ->
          upTo.isAfter(after)
              ? Math.floorDiv(upTo.toEpochMilli(), millis)
                  - Math.floorDiv(after.toEpochMilli(), millis)
              : 0;
      case AFTER_COMPLETION -> upTo.toEpochMilli() >= after.toEpochMilli() + millis ? 1 : 0;
      case AFTER_TASK, STARTUP -> 0;
    };
  }

  /** The first fire after an instant. */
  Optional<Instant> next(Instant after) {
    return switch (kind) {
      case EVERY ->
          Optional.of(
              Instant.ofEpochMilli((Math.floorDiv(after.toEpochMilli(), millis) + 1) * millis));
      case AFTER_COMPLETION -> Optional.of(after.plusMillis(millis));
      case AFTER_TASK, STARTUP -> Optional.empty();
    };
  }

  /** What is known of specifications, by their texts. */
  static final class Known {
    private final Map<String, ScheduleOracle> known = new HashMap<>();

    ScheduleOracle of(String specification) {
      return known.computeIfAbsent(specification, ScheduleOracle::of);
    }
  }
}
