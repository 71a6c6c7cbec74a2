package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.RunEvent;
import io.housekeeper.runtime.run.RunTransitions;
import java.time.Instant;

/**
 * What happened to a run that a node owns. The state that follows is decided on the ledger's row.
 *
 * @param transitions the rules that were in force when the attempt started
 */
public record Finish(Owned run, RunEvent event, RunTransitions transitions, Report report) {

  /**
   * Which run, and which attempt of it: a later one has a higher fence.
   *
   * @param begun when its first attempt started, and in what trace it is
   */
  public record Owned(long id, int task, long fence, Begun begun) {

    public Instant since() {
      return begun.at();
    }
  }

  /**
   * What there is to say about the attempt.
   *
   * @param message what the task said, or what failed
   * @param extra counts and what else there is: a JSON object, or empty
   */
  public record Report(
      String message, String extra, Figures figures, Instant startedAt, Instant endedAt) {}
}
