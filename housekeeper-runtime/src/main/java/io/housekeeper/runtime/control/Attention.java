package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody should look at a task.
 *
 * @param sentence what is wrong with it
 * @param since when that began, as far as it was looked for
 * @param acknowledged who sees to it, and until when. Who did so before it began, or before a
 *     success, sees to something else
 */
public record Attention(
    String task, Kind kind, String sentence, Instant since, Optional<ChangeMade.By> acknowledged) {

  /** What is wrong, the most urgent first. */
  public enum Kind {
    /** The system has paused it, because it crashed too often or left too many threads behind. */
    QUARANTINED,
    /** Its last run failed, timed out or was lost. */
    FAILING,
    /** A run of it takes longer than it should, or waits for a node although it is due. */
    OVERDUE,
    /** This node cannot read what is in force of it. */
    UNREADABLE,
    /** Fires of it were missed within the last day. */
    MISSED,
    /** Somebody has paused it more than a week ago, and has said no end. */
    PAUSED
  }

  Attention acknowledged(ChangeMade.By by) {
    return new Attention(task, kind, sentence, since, Optional.of(by));
  }
}
