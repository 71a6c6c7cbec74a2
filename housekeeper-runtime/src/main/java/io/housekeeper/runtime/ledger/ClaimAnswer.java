package io.housekeeper.runtime.ledger;

import java.util.Optional;

/** What became of a claim. The task's row is as the transaction left it. */
public sealed interface ClaimAnswer {

  /**
   * Fires were accounted for; if one of them started a run, it is among the started ones.
   *
   * @param inTheWay the run that holds the guard, if it was in the way
   */
  record Moved(TaskRow row, Optional<LiveRow> inTheWay) implements ClaimAnswer {}

  /** Nothing was due. */
  record NothingDue(TaskRow row) implements ClaimAnswer {}

  /**
   * What is due was due before the run started that holds the guard: it is only late, and waits.
   */
  record Held(TaskRow row, LiveRow holder) implements ClaimAnswer {}

  /** The task is not as the node thinks, or is off. */
  record Outdated(TaskRow row) implements ClaimAnswer {}

  /** Somebody else is busy with the task. */
  record Busy(int task) implements ClaimAnswer {}
}
