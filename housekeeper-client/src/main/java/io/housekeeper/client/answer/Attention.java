package io.housekeeper.client.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody should look at a task.
 *
 * @param task the name of the task
 * @param sentence what is wrong with it
 * @param since when that began, as far as it was looked for
 * @param acknowledged who sees to it
 */
public record Attention(
    String task, Kind kind, String sentence, Instant since, Optional<Seen> acknowledged) {

  /** What is wrong. */
  public enum Kind {
    QUARANTINED,
    FAILING,
    OVERDUE,
    UNREADABLE,
    MISSED,
    PAUSED,
    /** Something that only a newer service knows. */
    UNKNOWN
  }

  /** Somebody sees to it, and says until when. */
  public record Seen(String who, Instant at, String why, Optional<Instant> until) {}
}
