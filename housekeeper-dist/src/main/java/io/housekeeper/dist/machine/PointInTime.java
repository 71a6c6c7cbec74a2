package io.housekeeper.dist.machine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Function;

/** Reads a time that somebody has written: with an offset, or as the clocks of a zone show it. */
public final class PointInTime {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9998-12-31T00:00:00Z");

  private PointInTime() {}

  /** The time that a text is, if it is one. */
  public static Optional<Instant> read(String text, ZoneId zone) {
    return parsed(text, it -> OffsetDateTime.parse(it).toInstant())
        .or(() -> parsed(text, it -> local(LocalDateTime.parse(it), zone)))
        .or(() -> parsed(text, it -> LocalDate.parse(it).atStartOfDay(zone).toInstant()))
        .filter(at -> at.isAfter(FIRST) && at.isBefore(LAST));
  }

  /** A local time that does not exist lies just before the fires of the instant after it. */
  private static Instant local(LocalDateTime time, ZoneId zone) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(time);
    return transition != null && transition.isGap()
        ? transition.getInstant().minusNanos(1)
        : time.atZone(zone).toInstant();
  }

  private static Optional<Instant> parsed(String text, Function<String, Instant> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException notThisForm) {
      return Optional.empty();
    }
  }
}
