package io.housekeeper.runtime.ledger;

import java.util.Optional;

/**
 * Where a task stands in the ledger.
 *
 * @param exclusive whether at most one of its runs executes at a time
 * @param blocked the hold whose blocked fires are not accounted for yet
 * @param crashes how often in a row it took its node with it
 */
public record TaskRow(
    TaskKey key, Cursor cursor, Switches switches, Exclusion exclusion, int crashes) {

  /** Whether runs of the task keep each other out, and what that has left to be written down. */
  public record Exclusion(boolean exclusive, Optional<PastHold> past) {

    public Exclusion without() {
      return new Exclusion(exclusive, Optional.empty());
    }
  }

  public int id() {
    return key.id();
  }

  public TaskRow with(Cursor cursor) {
    return new TaskRow(key, cursor, switches, exclusion, crashes);
  }

  public TaskRow with(Switches switches) {
    return new TaskRow(key, cursor, switches, exclusion, crashes);
  }

  public TaskRow exclusive(boolean exclusive) {
    return new TaskRow(key, cursor, switches, new Exclusion(exclusive, exclusion.past()), crashes);
  }

  public TaskRow past(Optional<PastHold> past) {
    return new TaskRow(key, cursor, switches, new Exclusion(exclusion.exclusive(), past), crashes);
  }

  public TaskRow crashes(int crashes) {
    return new TaskRow(key, cursor, switches, exclusion, crashes);
  }
}
