package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Due at one instant: {@code at 2027-01-01T00:00:00Z}. */
public record OneTime(Instant at, ZoneId zone) implements Timetable {

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
