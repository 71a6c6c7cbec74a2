package io.housekeeper.runtime.run;

/** Why fires were skipped, with the number that the ledger keeps. */
public enum SkippedBecause implements Reason {
  /** Another run of the task was in the way. */
  OVERLAP(21),
  /** The task, or everything, was paused. */
  PAUSED(22),
  /** The task was disabled. */
  DISABLED(23),
  /** Somebody asked for the next fire to be left out. */
  ASKED_FOR(24);

  private final int number;

  SkippedBecause(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
