package io.housekeeper.runtime.ledger;

import java.util.Collection;
import java.util.Optional;

/**
 * Where a task stands in the ledger.
 *
 * @param crashes how often in a row it took its node with it
 */
public record TaskRow(
    TaskKey key, Cursor cursor, Switches switches, Exclusion exclusion, int crashes) {

  /**
   * How runs of the task keep each other out.
   *
   * @param exclusive whether at most one executes at a time
   * @param past the hold whose blocked fires are not accounted for yet
   */
  public record Exclusion(boolean exclusive, Optional<PastHold> past) {

    public Exclusion without() {
      return new Exclusion(exclusive, Optional.empty());
    }
  }

  public int id() {
    return key.id();
  }

  /**
   * What changes whenever a task is changed, on whichever node: of one that runs on every node all
   * rows count.
   */
  public static long revision(Collection<TaskRow> rows) {
    return rows.stream().mapToLong(row -> row.cursor().rev()).sum();
  }

  /** The same task under another name. */
  public TaskRow named(String name) {
    TaskKey other = new TaskKey(key.id(), name, key.scope());
    return new TaskRow(other, cursor, switches, exclusion, crashes);
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
