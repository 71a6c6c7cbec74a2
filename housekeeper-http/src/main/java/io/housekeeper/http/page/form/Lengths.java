package io.housekeeper.http.page.form;

import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them, such as {@code 1h30m}; what is kept is ISO 8601. */
public final class Lengths {

  private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|s|m|h|d|w))+");
  private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d|w)");

  private static final Map<String, Duration> UNITS = units();

  private Lengths() {}

  private static Map<String, Duration> units() {
    Map<String, Duration> units = new LinkedHashMap<>();
    units.put("w", Duration.ofDays(7));
    units.put("d", Duration.ofDays(1));
    units.put("h", Duration.ofHours(1));
    units.put("m", Duration.ofMinutes(1));
    units.put("s", Duration.ofSeconds(1));
    units.put("ms", Duration.ofMillis(1));
    return units;
  }

  /**
   * What a field of a form says, if it says anything.
   *
   * @throws Problem if it is none
   */
  public static Optional<Duration> of(Request request, String field) {
    return request
        .field(field)
        .map(String::strip)
        .map(
            text ->
                read(text)
                    .map(Duration::parse)
                    .orElseThrow(
                        () ->
                            Problem.of(
                                422,
                                "%s must be a duration such as 30s, 5m or 1h30m, and was '%s'"
                                    .formatted(field, text))));
  }

  /** What is kept of a text; nothing if it is none. */
  static Optional<String> read(String text) {
    return WHOLE.matcher(text).matches()
        ? Optional.of(sum(text).toString())
        : iso(text).map(Duration::toString);
  }

  private static Duration sum(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
      sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** How it is shown. */
  public static String shown(String text) {
    return iso(text).filter(it -> !it.isNegative()).map(Lengths::shown).orElse(text);
  }

  private static String shown(Duration length) {
    if (length.isZero()) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    Duration rest = length;
    for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
      long many = rest.dividedBy(unit.getValue());
      if (many > 0) {
        text.append(many).append(unit.getKey());
        rest = rest.minus(unit.getValue().multipliedBy(many));
      }
    }
    return rest.isZero() ? text.toString() : length.toString();
  }
}
