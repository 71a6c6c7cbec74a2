package io.housekeeper.benchmarks.soak;

import java.time.Duration;

/** What is in hours takes less: a day is over in twenty minutes. */
final class Pace {

  static final int TIMES = 72;

  /** How long entries are kept: six simulated hours. */
  static final Duration RETENTION = real(Duration.ofHours(6));

  /** From one start of the engine to the next: four simulated hours. */
  static final Duration RESTART = real(Duration.ofHours(4));

  private Pace() {}

  /** How long something takes here that takes so long on the day that is simulated. */
  static Duration real(Duration simulated) {
    return simulated.dividedBy(TIMES);
  }
}
