package io.housekeeper.client.answer;

import java.util.Optional;

/**
 * What became of a run that somebody wanted.
 *
 * @param success whether it succeeded, or is not over yet
 * @param runId its id
 * @param error what failed
 */
public record RunOutcome(
    boolean success, String runId, Optional<RunSummary> run, Optional<String> error) {

  /** Whether nothing more becomes of it. */
  public boolean isOver() {
    return run.filter(one -> one.state().isOver()).isPresent();
  }

  /** That of a run as it is now. */
  public static RunOutcome of(RunSummary run) {
    boolean success = !run.state().isOver() || run.state() == RunSummary.State.SUCCEEDED;
    String why = run.message().isEmpty() ? run.state().name() : run.message();
    return new RunOutcome(
        success, run.id(), Optional.of(run), success ? Optional.empty() : Optional.of(why));
  }
}
