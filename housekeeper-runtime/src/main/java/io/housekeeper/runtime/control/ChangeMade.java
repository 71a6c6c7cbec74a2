package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Change;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody changed.
 *
 * @param task which it is about, by the name that it has now; none if it is about all of them or
 *     none, or if the task is forgotten
 */
public record ChangeMade(
    String id, Optional<String> task, String what, By by, String before, String after) {

  /** Who, when, why, and until when it was to last. */
  public record By(String who, Instant at, String why, Optional<Instant> until) {

    static By of(Change.By by) {
      return new By(by.who(), by.at(), by.why(), by.until());
    }
  }

  /** The number of a change, as it was shown. */
  static long number(String change) {
    try {
      return Long.parseLong(change);
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException(
          "a change has a number, and '" + change + "' is none", noNumber);
    }
  }

  static ChangeMade of(Change change, RunNames names) {
    return new ChangeMade(
        Long.toString(change.id()),
        names.task(change.about()),
        change.what(),
        By.of(change.by()),
        change.words().before(),
        change.words().after());
  }
}
