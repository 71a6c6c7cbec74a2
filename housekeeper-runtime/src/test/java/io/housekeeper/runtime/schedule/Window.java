package io.housekeeper.runtime.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which a schedule is watched.
 *
 * @param after its begin, which does not belong to it
 * @param upTo its end, which does
 * @param moments at how many instants in it the schedule is asked
 */
record Window(Instant after, Instant upTo, int moments) {

  /** All that schedules know, in any zone. */
  static Window ofAllYears(int moments) {
    return new Window(
        Instant.parse("1969-12-30T00:00:00Z"), Instant.parse("2200-01-03T00:00:00Z"), moments);
  }

  static Window around(Instant middle, Duration half, int moments) {
    return new Window(middle.minus(half), middle.plus(half), moments);
  }

  Duration length() {
    return Duration.between(after, upTo);
  }

  boolean has(Instant instant) {
    return instant.isAfter(after) && !instant.isAfter(upTo);
  }

  @Override
  public String toString() {
    return "after %s up to %s".formatted(after, upTo);
  }
}
