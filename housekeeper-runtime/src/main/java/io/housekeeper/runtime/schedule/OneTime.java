package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Due at one instant: {@code at 2027-01-01T00:00:00Z}. */
public record OneTime(Instant at, ZoneId zone) implements Timetable {

  /** Rounded up to whole milliseconds, which the ledger keeps: never early. */
  static OneTime of(Instant at, ZoneId zone) {
    if (at.getEpochSecond() < 0 || at.getEpochSecond() >= CivilDate.END_OF_TIME) {
      throw InvalidSchedule.because(
          "at %s is outside the years %d to %d"
              .formatted(at, CivilDate.FIRST_YEAR, CivilDate.LAST_YEAR));
    }
    return new OneTime(Instant.ofEpochMilli(at.plusNanos(999_999).toEpochMilli()), zone);
  }

  @Override
  public String text() {
    return "at " + at;
  }

  @Override
  public String description() {
    return "once, at %s, %s"
        .formatted(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)), zone);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.of(at).filter(fire -> fire.isAfter(after));
  }

  @Override
  public Optional<Instant> previous(Instant atOrBefore) {
    return Optional.of(at).filter(fire -> !fire.isAfter(atOrBefore));
  }

  @Override
  public long count(Instant after, Instant upTo) {
    return latest(after, upTo).isPresent() ? 1 : 0;
  }
}
