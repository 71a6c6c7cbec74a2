package io.housekeeper.runtime.run;

import io.housekeeper.api.Run;

/** How a run ended, with the number that the ledger keeps. */
public enum Ending {
  SUCCEEDED(1, Run.State.SUCCEEDED),
  FAILED(2, Run.State.FAILED),
  TIMED_OUT(3, Run.State.TIMED_OUT),
  CANCELLED(4, Run.State.CANCELLED),
  LOST(5, Run.State.LOST),
  SKIPPED(6, Run.State.SKIPPED),
  MISSED(7, Run.State.MISSED);

  private final int number;
  private final Run.State shown;

  Ending(int number, Run.State shown) {
    this.number = number;
    this.shown = shown;
  }

  public int number() {
    return number;
  }

  /** The state that listeners and the dashboard are shown. */
  public Run.State shown() {
    return shown;
  }

  /** Whether {@code after TASK} follows: the task did its work. */
  public boolean isSuccess() {
    return this == SUCCEEDED;
  }

  /** Whether {@code after TASK failed} follows: it started and did not do its work. */
  public boolean isFailure() {
    return this == FAILED || this == TIMED_OUT || this == LOST;
  }
}
