package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long something is to take or to hold, as a form asks for it: a number and a unit.
 *
 * @param number empty if nothing is said
 */
public record Length(String number, Unit unit) {

  /** What is counted. */
  public enum Unit {
    SECONDS(1),
    MINUTES(60),
    HOURS(3_600),
    DAYS(86_400);

    private final long seconds;

    Unit(long seconds) {
      this.seconds = seconds;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In the field of the unit, whose name ends with this. */
  private static final String UNIT = "-unit";

  /** Longer ones are no lengths that somebody means. */
  private static final long MOST = 100L * 366 * 86_400;

  public static List<Unit> units() {
    return List.of(Unit.values());
  }

  /** In the greatest unit of which it is so many; nothing if it is no number of seconds. */
  public static Optional<Length> of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 0 || !Duration.ofSeconds(seconds).equals(duration)) {
      return Optional.empty();
    }
    return Arrays.stream(Unit.values())
        .filter(unit -> seconds % unit.seconds == 0 && (seconds > 0 || unit == Unit.SECONDS))
        .reduce((less, more) -> more)
        .map(unit -> new Length(Long.toString(seconds / unit.seconds), unit));
  }

  /** What was typed into a form, as it was. */
  public static Length typed(Filled typed, String field, Unit usual) {
    return new Length(typed.text(field), unit(typed.text(field + UNIT)).orElse(usual));
  }

  private static Optional<Unit> unit(String name) {
    return Arrays.stream(Unit.values()).filter(unit -> unit.name().equals(name)).findFirst();
  }

  /**
   * What a form says, if it says anything.
   *
   * @throws Problem if that is no length
   */
  public static Optional<Duration> read(Request request, String field) {
    return request.field(field).map(number -> read(request, field, number));
  }

  private static Duration read(Request request, String field, String number) {
    Unit unit = unit(request.field(field + UNIT).orElse("")).orElse(Unit.SECONDS);
    try {
      long seconds = Math.multiplyExact(Long.parseLong(number.strip()), unit.seconds);
      if (seconds >= 0 && seconds <= MOST) {
        return Duration.ofSeconds(seconds);
      }
    } catch (ArithmeticException | NumberFormatException none) {
      throw misfit(field, number);
    }
    throw misfit(field, number);
  }

  private static Problem misfit(String field, String number) {
    return Problem.of(
        422, "%s must be a whole number of some unit, and was '%s'".formatted(field, number));
  }
}
