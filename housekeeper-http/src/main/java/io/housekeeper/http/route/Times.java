package io.housekeeper.http.route;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Points in time as somebody may write them: those that a calendar has. */
final class Times {

  static final String WORDS = "a time such as 2027-01-31T08:00:00Z";

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /** The time that a text is, if it is one. */
  static Optional<Instant> read(String text) {
    try {
      Instant time = Instant.parse(text);
      return Optional.of(time).filter(it -> !it.isBefore(FIRST) && !it.isAfter(LAST));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
