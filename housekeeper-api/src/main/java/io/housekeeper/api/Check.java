package io.housekeeper.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The checks that the values of this package make when they are made; each names the offender. */
final class Check {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private static final Duration LONGEST = Duration.ofDays(3650);

  private Check() {}

  static String name(String what, String name) {
    requireNonNull(name, () -> "name of " + what);
    return require(
        NAME.matcher(name).matches(),
        name,
        () ->
            "name of %s must be 1 to 63 letters, digits, '.', '_' or '-', and begin with a letter or digit, was '%s'"
                .formatted(what, name));
  }

  static String text(String what, String text) {
    requireNonNull(text, what);
    return require(!text.isBlank(), text, () -> what + " must not be blank");
  }

  static Duration positive(String what, Duration length) {
    requireNonNull(length, what);
    require(length.isPositive(), length, () -> what + " must be positive, was " + length);
    return notEndless(what, length);
  }

  static Duration notNegative(String what, Duration length) {
    requireNonNull(length, what);
    require(!length.isNegative(), length, () -> what + " must not be negative, was " + length);
    return notEndless(what, length);
  }

  /** Sums of lengths and instants must not leave the calendar. */
  private static Duration notEndless(String what, Duration length) {
    return require(
        length.compareTo(LONGEST) <= 0,
        length,
        () -> "%s must be at most %d days, was %s".formatted(what, LONGEST.toDays(), length));
  }

  static int between(String what, int value, int least, int most) {
    return require(
        least <= value && value <= most,
        value,
        () -> "%s must be from %d to %d, was %d".formatted(what, least, most, value));
  }

  static ZoneId zone(String what, String id) {
    requireNonNull(id, what);
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a time zone such as Europe/Berlin or UTC, was '%s'".formatted(what, id), e);
    }
  }

  /** Only what a browser may follow safely: the address becomes a link on the dashboard. */
  static URI webAddress(String what, String address) {
    requireNonNull(address, what);
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      throw new IllegalArgumentException(webAddressWanted(what, address), notAnAddress);
    }
    throw new IllegalArgumentException(webAddressWanted(what, address));
  }

  private static String webAddressWanted(String what, String address) {
    return "%s must be an http or https address, was '%s'".formatted(what, address);
  }

  /** Returns a value if what it must be like holds; otherwise says what is wrong. */
  static <T> T require(boolean holds, T value, Supplier<String> otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise.get());
    }
    return value;
  }
}
