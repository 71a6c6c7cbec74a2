package io.housekeeper.runtime.engine;

import java.time.Duration;

/** Time that only goes on: for how long, never for when. */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since some moment. */
  long nanos();

  /** How long ago a reading was taken. */
  default Duration since(long earlier) {
    return Duration.ofNanos(nanos() - earlier);
  }
}
