package io.housekeeper.tasks.alert;

import io.housekeeper.api.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody wants to know of a run.
 *
 * @param at when it was found
 */
public record Alert(AlertKind kind, Run run, Instant at) {

  /** The same whenever this is told again: whoever has it already may drop it. */
  public String id() {
    return kind.key() + "-" + run.id();
  }

  /** How long the run has taken, so far if it goes on. */
  public Optional<Duration> took() {
    return run.startedAt()
        .map(start -> Duration.between(start, run.endedAt().orElse(at)))
        .filter(time -> !time.isNegative());
  }

  /** What must be known, in one line. */
  public String headline() {
    return Headlines.of(this);
  }

  /** What went wrong, in one line; empty if nobody knows. */
  String cause() {
    return Causes.line(run.failureText().isBlank() ? run.reason() : run.failureText());
  }

  /** The beginning of what was thrown; empty if the headline says all of it. */
  public String excerpt() {
    return Causes.excerpt(run.failureText());
  }
}
