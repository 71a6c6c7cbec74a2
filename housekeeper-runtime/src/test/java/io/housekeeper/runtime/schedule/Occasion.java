package io.housekeeper.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** An instant in a zone around which schedules are watched: mostly a transition. */
record Occasion(ZoneId zone, Instant at) {

  private static final Duration HALF_A_WINDOW = Duration.ofHours(36);

  static Occasion atLocal(ZoneId zone, LocalDateTime time) {
    return new Occasion(zone, time.atZone(zone).toInstant());
  }

  Window window(int moments) {
    return Window.around(at, HALF_A_WINDOW, moments);
  }

  /** The same numbers for the same seed, whatever other occasions there are. */
  Random random(long seed) {
    return new Random(Objects.hash(seed, zone.getId(), at));
  }

  /** What the clock on the wall showed, shows, and what lies half way between. */
  List<LocalDateTime> localTimes() {
    LocalDateTime before = local(zone.getRules().getOffset(at.minusNanos(1)));
    LocalDateTime after = local(zone.getRules().getOffset(at));
    LocalDateTime between = before.plus(Duration.between(before, after).dividedBy(2));
    return List.of(before, between, after);
  }

  private LocalDateTime local(ZoneOffset offset) {
    return LocalDateTime.ofInstant(at, offset);
  }
}
