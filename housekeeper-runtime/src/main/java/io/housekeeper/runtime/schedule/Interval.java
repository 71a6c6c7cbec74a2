package io.housekeeper.runtime.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of elapsed time of at least a millisecond, written {@code 5m}, {@code 1h30m}. */
public record Interval(long millis) {

  private static final Pattern PART = Pattern.compile("(\\d{1,18})(ms|s|m|h|d|w|)");

  private enum Unit {
    WEEK("w", 604_800_000L),
    DAY("d", 86_400_000L),
    HOUR("h", 3_600_000L),
    MINUTE("m", 60_000L),
    SECOND("s", 1_000L),
    MILLISECOND("ms", 1L);

    private final String symbol;
    private final long millis;

    Unit(String symbol, long millis) {
      this.symbol = symbol;
      this.millis = millis;
    }

    private String counted(long number) {
      return number + " " + name().toLowerCase(Locale.ROOT) + (number == 1 ? "" : "s");
    }
  }

  public Interval {
    if (millis < 1) {
      throw new IllegalArgumentException("interval must be at least 1 ms, was " + millis);
    }
  }

  /**
   * Reads an interval; a number without a unit is milliseconds. Empty if the text is none, is zero
   * or is too long to count.
   */
  public static OptionalLong parse(String text) {
    Matcher part = PART.matcher(text);
    long millis = 0;
    long largest = Long.MAX_VALUE;
    int position = 0;
    try {
      while (position < text.length()) {
        boolean readable = part.find(position) && part.start() == position;
        if (!readable || (part.group(2).isEmpty() && part.group().length() != text.length())) {
          return OptionalLong.empty();
        }
        Unit unit = unit(part.group(2));
        if (unit.millis >= largest) {
          return OptionalLong.empty(); // 5m1h and 5m5m are slips, not lengths
        }
        largest = unit.millis;
        long number = Long.parseLong(part.group(1));
        millis = Math.addExact(millis, Math.multiplyExact(number, unit.millis));
        position = part.end();
      }
    } catch (ArithmeticException tooLong) {
      return OptionalLong.empty();
    }
    return millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private static Unit unit(String symbol) {
    for (Unit unit : Unit.values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    return Unit.MILLISECOND;
  }

  /** The interval in words: {@code 1 hour 30 minutes}. */
  String words() {
    return String.join(" ", parts(Unit::counted));
  }

  /** The shortest text that reads as this interval. */
  @Override
  public String toString() {
    return String.join("", parts((unit, number) -> number + unit.symbol));
  }

  /** What the interval is made of, the largest unit first; weeks count as days. */
  private List<String> parts(BiFunction<Unit, Long, String> word) {
    List<String> parts = new ArrayList<>();
    long rest = millis;
    for (Unit unit : Unit.values()) {
      if (unit != Unit.WEEK && rest >= unit.millis) {
        parts.add(word.apply(unit, rest / unit.millis));
        rest %= unit.millis;
      }
    }
    return parts;
  }
}
