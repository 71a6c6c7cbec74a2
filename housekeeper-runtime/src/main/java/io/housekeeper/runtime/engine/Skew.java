package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;

/** How far this machine's clock is from the database's, by which everything is decided. */
final class Skew {

  private static final Duration MUCH = Duration.ofSeconds(1);
  private static final Duration TOO_MUCH = Duration.ofSeconds(30);

  private final Events events;
  private volatile Duration newest = Duration.ZERO;

  Skew(Events events) {
    this.events = events;
  }

  void measured(Instant wall, Instant database) {
    Duration now = Duration.between(database, wall);
    if (isMoreThan(now, MUCH) && !isMoreThan(newest, MUCH)) {
      events.skewed(now);
    }
    newest = now;
  }

  boolean isTooMuch() {
    return isMoreThan(newest, TOO_MUCH);
  }

  private static boolean isMoreThan(Duration skew, Duration limit) {
    return skew.abs().compareTo(limit) > 0;
  }
}
