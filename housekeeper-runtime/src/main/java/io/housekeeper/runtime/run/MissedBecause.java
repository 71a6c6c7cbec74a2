package io.housekeeper.runtime.run;

/** Why fires were missed, with the number that the ledger keeps. */
public enum MissedBecause implements Reason {
  /** The task does not catch up. */
  NO_CATCH_UP(31),
  /** They are older than the task catches up. */
  TOO_OLD(32),
  /** There are more of them than the task catches up. */
  TOO_MANY(33),
  /** No living node had the code of the task. */
  NO_CODE(34),
  /** The node that the task runs on had left. */
  NODE_LEFT(35),
  /** What the schedule was could not be read any more when something else was put in force. */
  UNREADABLE(36);

  private final int number;

  MissedBecause(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
