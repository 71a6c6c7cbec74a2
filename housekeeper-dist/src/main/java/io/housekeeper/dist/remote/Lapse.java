package io.housekeeper.dist.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something is to last: {@code 30s}, {@code 1h30m}, {@code PT5M}. */
final class Lapse implements ITypeConverter<Duration> {

  private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

  /** Nobody means longer. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  @Override
  public Duration convert(String text) {
    return read(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no duration such as 30s, 5m or 1h30m".formatted(text)));
  }

  /** The duration that a text is, if it is one. */
  static Optional<Duration> read(String text) {
    try {
      Duration read =
          WHOLE.matcher(text).matches()
              ? PART.matcher(text).results().map(Lapse::part).reduce(Duration.ZERO, Duration::plus)
              : Duration.parse(text);
      return Optional.of(read).filter(it -> !it.isNegative() && it.compareTo(LONGEST) <= 0);
    } catch (DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  private static Duration part(MatchResult part) {
    return Optional.ofNullable(UNITS.get(part.group(2)))
        .orElseThrow()
        .multipliedBy(Long.parseLong(part.group(1)));
  }
}
