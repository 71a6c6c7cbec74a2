package io.housekeeper.http.route;

import java.time.Instant;
import java.util.List;

/**
 * Something that a request says in its path or behind the question mark.
 *
 * @param words what it is for
 */
public record Parameter(String name, Kind kind, String words) {

  /** What its text can be. */
  public sealed interface Kind {

    /** Any text up to a length. */
    record Text(int longest) implements Kind {}

    /** A whole number. */
    record Whole(long least, long most) implements Kind {}

    /** A point in time. */
    record Time() implements Kind {}

    /** One or several of these words, with commas between. */
    record Words(List<String> all) implements Kind {

      public Words {
        all = List.copyOf(all);
      }
    }
  }

  public static Parameter text(String name, String words) {
    return new Parameter(name, new Kind.Text(300), words);
  }

  /** Text as long as an address can be. */
  public static Parameter longText(String name, String words) {
    return new Parameter(name, new Kind.Text(16_000), words);
  }

  public static Parameter number(String name, long least, long most, String words) {
    return new Parameter(name, new Kind.Whole(least, most), words);
  }

  public static Parameter time(String name, String words) {
    return new Parameter(name, new Kind.Time(), words);
  }

  public static Parameter words(String name, List<String> all, String words) {
    return new Parameter(name, new Kind.Words(all), words);
  }

  /** Refuses a text that it cannot have. */
  void check(String text) {
    switch (kind) {
      case Kind.Text any -> {
        if (text.length() > any.longest()) {
          throw bad("has at most %d characters".formatted(any.longest()));
        }
      }
      case Kind.Whole range -> {
        long number = number(text);
        if (number < range.least() || number > range.most()) {
          throw bad("is a number from %d to %d".formatted(range.least(), range.most()));
        }
      }
      case Kind.Time time -> instant(text);
      case Kind.Words some -> {
        if (!some.all().containsAll(List.of(text.split(",", -1)))) {
          throw bad("is one of " + String.join(", ", some.all()));
        }
      }
    }
  }

  private long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw bad("is a whole number");
    }
  }

  private Instant instant(String text) {
    return Times.read(text).orElseThrow(() -> bad("is " + Times.WORDS));
  }

  private Problem bad(String what) {
    return Problem.bad("'%s' %s".formatted(name, what));
  }
}
