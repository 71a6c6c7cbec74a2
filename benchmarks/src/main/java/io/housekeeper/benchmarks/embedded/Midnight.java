package io.housekeeper.benchmarks.embedded;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A midnight that is soon: that of the zone in which it is. */
record Midnight(Instant at, ZoneOffset zone) {

  private static final int DAY = 86_400;

  /** At the first full minute from then on. */
  static Midnight from(Instant earliest) {
    Instant at = earliest.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    int past = LocalTime.ofInstant(at, ZoneOffset.UTC).toSecondOfDay();
    return new Midnight(at, ZoneOffset.ofTotalSeconds(past <= DAY / 2 ? -past : DAY - past));
  }
}
