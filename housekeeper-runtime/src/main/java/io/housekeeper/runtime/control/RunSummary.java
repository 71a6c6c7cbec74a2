package io.housekeeper.runtime.control;

import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run, or fires that none was made of.
 *
 * @param message what the task said, what failed, or why there was no run
 */
public record RunSummary(
    String id, String task, State state, Source source, Times times, String message) {

  /** Whether it is over for good. */
  public boolean isOver() {
    return times.endedAt().isPresent();
  }

  /**
   * What it goes back to.
   *
   * @param fire the newest fire that it stands for, if it stands for any
   * @param fires how many it stands for
   */
  public record Source(Trigger trigger, Optional<Instant> fire, long fires) {}

  /**
   * When what happened.
   *
   * @param attempts how many were started
   */
  public record Times(
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<Duration> duration,
      int attempts) {}
}
