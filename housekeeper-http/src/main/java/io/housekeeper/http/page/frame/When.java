package io.housekeeper.http.page.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * A point in time on a page. It is read where its task lives, and always with the offset from UTC:
 * nobody has to guess, also in the hour that comes twice.
 *
 * @param now of the page
 */
public record When(Instant at, ZoneId zone, Instant now) {

  /** A copy is made of them each time they are asked for. */
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** In UTC, where no task says where it lives. */
  public static When utc(Instant at, Instant now) {
    return new When(at, ZoneOffset.UTC, now);
  }

  /** The zone of a task; UTC if its name cannot be one. */
  public static ZoneId zone(String name) {
    return ZONES.contains(name) ? ZoneId.of(name) : ZoneOffset.UTC;
  }

  public String text() {
    String offset = zone.getRules().getOffset(at).getId();
    return TEXT.format(at.atZone(zone)) + " " + (offset.equals("Z") ? "UTC" : offset);
  }

  /** For programs, and for who reads it elsewhere. */
  public String utc() {
    return at.toString();
  }

  /** Seen from now, such as {@code in 3 min}. */
  public String near() {
    return Spans.near(Duration.between(now, at));
  }
}
