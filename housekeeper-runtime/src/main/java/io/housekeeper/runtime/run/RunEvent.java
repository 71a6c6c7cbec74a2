package io.housekeeper.runtime.run;

import java.time.Instant;

/** What can happen to a run. */
public sealed interface RunEvent {

  /** A node took it and starts an attempt. */
  record Started() implements RunEvent {}

  /** The code returned. */
  record Returned() implements RunEvent {}

  /**
   * The code threw.
   *
   * @param chance from 0 to 1, for the length of the wait before a retry
   */
  record Threw(Instant at, double chance) implements RunEvent {}

  /**
   * The time limit interrupted the attempt.
   *
   * @param threadEnded whether the thread ended in the time that it was given to
   * @param chance from 0 to 1, for the length of the wait before a retry
   */
  record TimeWasUp(Instant at, boolean threadEnded, double chance) implements RunEvent {}

  /** Somebody asked for its end. */
  record CancelWanted() implements RunEvent {}

  /**
   * A shutdown, or a node that lost the ledger, interrupted the attempt, and its thread has ended.
   */
  record HandedBack(Instant at) implements RunEvent {}

  /**
   * The node that ran it is dead.
   *
   * @param crashesInARow crashes of the task since its last success, this one included
   */
  record NodeDied(Instant at, int crashesInARow) implements RunEvent {}

  /** Nobody is left who could run it: its code is gone from all nodes, or its own node has left. */
  record Abandoned() implements RunEvent {}

  /** The thread of a zombie has ended, or its node is dead. */
  record ThreadEnded() implements RunEvent {}
}
