package io.housekeeper.runtime.run;

import java.time.Instant;

/** Where a run stands in the ledger. */
public sealed interface RunState {

  /** The attempts that the run has had. */
  Attempts attempts();

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
