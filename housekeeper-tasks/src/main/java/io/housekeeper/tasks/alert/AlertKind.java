package io.housekeeper.tasks.alert;

import java.util.Locale;

/** What an alert is about. */
public enum AlertKind {
  /** A run has failed, timed out or been lost, and is not tried again. */
  FAILURE("failure", "failures"),
  /** A run has succeeded after one that had not. */
  RECOVERY("recovery", "recoveries"),
  /** Nobody was there in time to run a task. */
  MISSED("miss", "misses"),
  /** A run takes much longer than it should. */
  OVERDUE("overdue run", "overdue runs");

  private final String one;
  private final String many;

  AlertKind(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** As it is written in a configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** So many of them, in words. */
  public String times(long count) {
    return count + " " + (count == 1 ? one : many);
  }
}
