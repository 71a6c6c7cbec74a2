package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.Asking;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who asks for something with a form, why and until when: its fields {@code reason}, {@code for} or
 * {@code until}, {@code revision}, and {@code once}, so that a button pressed twice is pressed
 * once.
 */
public final class Asked {

  /**
   * How long something may hold.
   *
   * @param text as a form says it; empty if it holds until somebody takes it back
   */
  public record Span(String text, String words) {}

  /** What a form offers. */
  public static final List<Span> SPANS =
      List.of(
          new Span("", "until taken back"),
          new Span("PT1H", "for an hour"),
          new Span("PT8H", "for 8 hours"),
          new Span("PT24H", "for a day"),
          new Span("PT168H", "for a week"));

  /** What a calendar has. */
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private Asked() {}

  /** A key under which a form does what it does once. */
  public static String once() {
    return UUID.randomUUID().toString();
  }

  /** Who asks, and what he says of it. */
  public static Asking by(Request request, Instant now) {
    Asking asking = Asking.by(request.caller().name()).because(request.field("reason").orElse(""));
    Optional<Instant> until = until(request, now);
    asking = until.map(asking::until).orElse(asking);
    Optional<Long> seen = request.field("revision").map(Asked::revision);
    asking = seen.map(asking::expecting).orElse(asking);
    return request.field("once").map(asking::once).orElse(asking);
  }

  private static Optional<Instant> until(Request request, Instant now) {
    Optional<String> exact = request.field("until");
    if (exact.isPresent()) {
      return exact.map(Asked::instant);
    }
    return request.field("for").map(text -> now.plus(span(text)));
  }

  /** A time as a browser writes it, which is meant in UTC. */
  public static Instant instant(String text) {
    return parsed(text)
        .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(END))
        .orElseThrow(
            () -> Problem.of(422, "'%s' is no time such as 2027-01-31T08:00".formatted(text)));
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /** The same as a browser reads it. */
  public static String local(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Duration span(String text) {
    return SPANS.stream()
        .map(Span::text)
        .filter(text::equals)
        .findFirst()
        .map(Duration::parse)
        .orElseThrow(() -> Problem.of(422, "'%s' is not one of the spans".formatted(text)));
  }

  private static long revision(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException none) {
      throw Problem.of(422, "'%s' is no revision".formatted(text));
    }
  }
}
