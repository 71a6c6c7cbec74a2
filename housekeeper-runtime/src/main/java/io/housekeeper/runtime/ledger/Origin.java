package io.housekeeper.runtime.ledger;

import io.housekeeper.api.Run;

/** What a run goes back to, with the number that the ledger keeps. */
public enum Origin {
  /** Its fire was due. */
  SCHEDULE(0, Run.Trigger.SCHEDULE),
  /** Its fire had been due and was run late. */
  CATCH_UP(1, Run.Trigger.CATCH_UP),
  /** Somebody asked for it. */
  MANUAL(2, Run.Trigger.MANUAL),
  /** A node started. */
  STARTUP(3, Run.Trigger.STARTUP),
  /** The task that it follows ended. */
  AFTER(4, Run.Trigger.AFTER),
  /** Somebody asked for past fires. */
  BACKFILL(5, Run.Trigger.BACKFILL),
  /** Its fire was due by a clock that was wrong; the fire does not count, and is due again. */
  SET_ASIDE(6, Run.Trigger.SCHEDULE);

  private final int number;
  private final Run.Trigger shown;

  Origin(int number, Run.Trigger shown) {
    this.number = number;
    this.shown = shown;
  }

  public int number() {
    return number;
  }

  public Run.Trigger shown() {
    return shown;
  }

  /** Whether entries of this origin account for fires. */
  public boolean movesCursor() {
    return this == SCHEDULE || this == CATCH_UP;
  }

  /** The origin with a number. */
  public static Origin numbered(int number) {
    for (Origin origin : values()) {
      if (origin.number == number) {
        return origin;
      }
    }
    throw new IllegalArgumentException("there is no origin with the number " + number);
  }
}
