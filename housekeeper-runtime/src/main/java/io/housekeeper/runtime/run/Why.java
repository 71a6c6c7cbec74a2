package io.housekeeper.runtime.run;

/** Why a run waits, with the number that the ledger keeps. */
public enum Why implements Reason {
  /** Due while another run of the task went on, and to follow it. */
  QUEUED(1),
  /** An attempt failed. */
  RETRY(2),
  /** A crash, a shutdown or an outage took an attempt away. */
  RECOVERY(3),
  /** Its fire was not run in time. */
  CATCH_UP(4),
  /** Somebody asked for past fires to be run. */
  BACKFILL(5),
  /** Somebody asked for it. */
  MANUAL(6),
  /** A node started. */
  STARTUP(7),
  /** The task that it follows has ended. */
  AFTER(8);

  private final int number;

  Why(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }

  /** Whether an exclusive task stays guarded while a run waits for this reason. */
  public boolean holdsGuard() {
    return this == RETRY || this == RECOVERY;
  }
}
