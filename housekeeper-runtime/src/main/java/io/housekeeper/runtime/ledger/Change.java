package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Something that an operator or the system changed, as it is kept for later questions.
 *
 * @param what happened, as a word: pause, resume, override …
 * @param words what it was like before and after
 */
public record Change(long id, About about, String what, By by, Words words) {

  /**
   * What it is about.
   *
   * @param task the number of a task; 0 for all of them, and for what has no number {@link #NONE}
   * @param name of a task that has no number, not yet or no longer; empty for all others
   */
  public record About(int task, String name) {

    private static final int NONE = -1;

    /** All tasks, and the nodes. */
    public static final About EVERYTHING = new About(0, "");

    /** No task: who may come in. */
    public static final About NO_TASK = new About(NONE, "");

    public static About task(int task) {
      return new About(task, "");
    }

    /** A task by its name alone. */
    public static About named(String task) {
      return new About(NONE, task);
    }
  }

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
