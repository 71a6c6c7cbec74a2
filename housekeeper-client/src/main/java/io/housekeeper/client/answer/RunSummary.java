package io.housekeeper.client.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run, or fires that none was made of.
 *
 * @param task the name of the task
 * @param trigger what it goes back to
 * @param fire the newest fire that it stands for
 * @param fires how many fires it stands for
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param duration how long it took
 * @param attempts how often it was started
 * @param message what the task said, what failed, or why there was no run
 */
public record RunSummary(
    String id,
    String task,
    State state,
    Trigger trigger,
    Optional<Instant> fire,
    long fires,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<Duration> duration,
    int attempts,
    String message) {

  /** How far a run is. */
  public enum State {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    CANCELLED,
    LOST,
    SKIPPED,
    MISSED,
    /** One that only a newer service knows. */
    UNKNOWN;

    /** Whether nothing more becomes of it. */
    public boolean isOver() {
      return switch (this) {
        case WAITING, RUNNING, UNKNOWN -> false;
        case SUCCEEDED, FAILED, TIMED_OUT, CANCELLED, LOST, SKIPPED, MISSED -> true;
      };
    }
  }

  /** What a run goes back to. */
  public enum Trigger {
    SCHEDULE,
    CATCH_UP,
    MANUAL,
    STARTUP,
    AFTER,
    BACKFILL,
    /** One that only a newer service knows. */
    UNKNOWN
  }
}
