package io.housekeeper.runtime.config;

import io.housekeeper.runtime.schedule.Interval;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A value that is written as one text.
 *
 * @param words what it must be, to be read behind "must be"
 * @param read makes it; what is none throws a runtime exception
 */
record Scalar(String words, Function<String, Object> read) {

  private static final Scalar TEXT = new Scalar("a text", text -> text);
  private static final Scalar INT = new Scalar("a whole number", Integer::valueOf);
  private static final Scalar LONG = new Scalar("a whole number", Long::valueOf);
  private static final Scalar DOUBLE = new Scalar("a number", Double::valueOf);
  private static final Scalar FLAG = new Scalar("true or false", Scalar::flag);
  private static final Scalar DURATION =
      new Scalar("a duration such as 10s, 5m or 1h30m", Scalar::duration);

  private static final Map<Class<?>, Scalar> ALL =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(short.class, new Scalar("a whole number up to 32767", Short::valueOf)),
          Map.entry(byte.class, new Scalar("a whole number up to 127", Byte::valueOf)),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(float.class, new Scalar("a number", Float::valueOf)),
          Map.entry(char.class, new Scalar("one character", Scalar::character)),
          Map.entry(boolean.class, FLAG),
          Map.entry(Boolean.class, FLAG),
          Map.entry(Duration.class, DURATION),
          Map.entry(Path.class, new Scalar("a path", Scalar::path)),
          Map.entry(URI.class, new Scalar("an address such as https://example.org", Scalar::uri)),
          Map.entry(ZoneId.class, new Scalar("a time zone such as Europe/Berlin", ZoneId::of)));

  /** What it looks like in JSON. */
  Map<String, Object> schema() {
    if (words.startsWith("a whole number")) {
      return Map.of("type", "integer");
    }
    return switch (words) {
      case "a text" -> Map.of("type", "string");
      case "a number" -> Map.of("type", "number");
      case "true or false" -> Map.of("type", "boolean");
      default -> Map.of("type", "string", "format", words.replaceAll("^an? | such as.*$", ""));
    };
  }

  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(ALL.get(type));
  }

  private static Object flag(String text) {
    return switch (text) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Object character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(text);
    }
    return text.charAt(0);
  }

  /** As in schedules; ISO 8601 is what other programs write. */
  private static Object duration(String text) {
    if (text.startsWith("P")) {
      return Duration.parse(text);
    }
    if (text.matches("0(ms|s|m|h|d|w)?")) {
      return Duration.ZERO;
    }
    OptionalLong millis = Interval.parse(text);
    return Duration.ofMillis(millis.orElseThrow());
  }

  private static Object path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(text);
    }
    return Path.of(text);
  }

  private static Object uri(String text) {
    URI uri = URI.create(text);
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }
}
