package io.housekeeper.runtime.ledger;

/**
 * A task whose specification in force this process cannot read, because another version has written
 * it. It is neither claimed nor settled here, and is left to those who can read it.
 *
 * @param rev counts changes of the task, as in {@link Cursor}
 * @param reason what is wrong with it
 */
public record Unreadable(TaskKey key, int rev, String reason) {

  /** The task of a row. */
  public static Unreadable of(TaskRow row, String reason) {
    return new Unreadable(row.key(), row.cursor().rev(), reason);
  }

  public int id() {
    return key.id();
  }

  /** What, which, and what to do. */
  public String sentence() {
    return sentence(key, reason);
  }

  /** The sentence of a task for which there is a reason. */
  public static String sentence(TaskKey key, String reason) {
    return "task '%s' is not run by this node: the specification that is in force cannot be read"
            .formatted(key.text())
        + " here (%s). A newer version has written it: update this node, or revert the override"
            .formatted(reason);
  }
}
