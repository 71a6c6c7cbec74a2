package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that an operator or the system changed, as it is kept for later questions.
 *
 * @param task the task it is about; 0 for all of them
 * @param what happened, as a word: pause, resume, override …
 * @param words what it was like before and after
 */
public record Change(long id, int task, String what, By by, Words words) {

  /** Who changed it, when, why, and until when it holds. */
  public record By(String who, String why, Instant at, Optional<Instant> until) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 4_000;

    /** In whole milliseconds and in characters, as the ledger keeps them. */
    public By {
      who = CleanText.of(who, LONGEST_NAME);
      why = CleanText.of(why, LONGEST_REASON);
      at = at.truncatedTo(ChronoUnit.MILLIS);
      until = until.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
    }
  }

  /** Before and after, as texts. */
  public record Words(String before, String after) {}
}
