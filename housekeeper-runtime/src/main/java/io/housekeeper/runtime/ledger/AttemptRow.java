package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Ending;
import java.time.Instant;

/**
 * An attempt that was not the last of its run.
 *
 * @param number counts the attempts of the run from 1
 * @param ending FAILED, TIMED_OUT, or LOST where a crash or a shutdown took it away
 * @param span when it began and ended, and where
 */
public record AttemptRow(long run, int number, Ending ending, Span span, String message) {

  /** When and where. */
  public record Span(Instant startedAt, Instant endedAt, int slot) {}
}
