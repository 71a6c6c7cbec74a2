package io.housekeeper.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;

/** Reads what a test says of when. */
final class Moment {

  private Moment() {}

  /** An instant with its offset, or a local time of a zone that is there once. */
  static Instant read(String text, ZoneId zone) {
    TemporalAccessor read;
    try {
      read =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException(
          "'%s' is no time: say it as in 2027-03-28T02:30Z, 2027-03-28T04:30+02:00, or as a local time 2027-03-28T04:30"
              .formatted(text),
          noTime);
    }
    return read instanceof OffsetDateTime time
        ? time.toInstant()
        : instant((LocalDateTime) read, zone);
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 1 -> local.toInstant(offsets.get(0));
      case 0 ->
          throw new IllegalArgumentException(
              "there is no %s in %s: the clock goes on from %s to %s then"
                  .formatted(
                      local,
                      zone,
                      zone.getRules().getTransition(local).getDateTimeBefore(),
                      zone.getRules().getTransition(local).getDateTimeAfter()));
      default ->
          throw new IllegalArgumentException(
              "%s comes twice in %s: say which one, %s%s or %s%s"
                  .formatted(local, zone, local, offsets.get(0), local, offsets.get(1)));
    };
  }
}
