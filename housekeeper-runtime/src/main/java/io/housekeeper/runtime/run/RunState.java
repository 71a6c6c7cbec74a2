package io.housekeeper.runtime.run;

import java.time.Instant;

/** Where a run stands in the ledger. */
public sealed interface RunState {

  /** The number of a zombie, which the ledger keeps beside the final entry of its run. */
  int ZOMBIE = 12;

  /** The attempts that the run has had. */
  Attempts attempts();

  /** The number that the ledger keeps for the state. */
  default int number() {
    return switch (this) {
      case Waiting waiting -> 10;
      case Running running -> 11;
      case Ended ended -> ended.ending().number();
    };
  }

  /** May be taken, from an instant on, by any node that has the task. */
  record Waiting(Why why, Instant dueAt, Attempts attempts) implements RunState {}

  /** Executes in the memory of the node that owns it. */
  record Running(Attempts attempts, boolean cancelWanted) implements RunState {}

  /**
   * Over for good. Its thread may still go on, as a zombie that ignored the interrupt: then the
   * guard stays held until the thread ends or its node dies.
   */
  record Ended(Ending ending, Attempts attempts, boolean threadAlive) implements RunState {}
}
