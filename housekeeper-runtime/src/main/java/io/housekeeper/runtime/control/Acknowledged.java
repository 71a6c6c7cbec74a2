package io.housekeeper.runtime.control;

import java.time.Duration;
import java.time.Instant;

/** Until when somebody may see to a task. */
final class Acknowledged {

  private static final Duration LONGEST = Duration.ofDays(30);

  private Acknowledged() {}

  /** The end that somebody asks for; refuses what would be forgotten. */
  static Instant end(String task, Asking asking, Instant now) {
    Instant until =
        asking
            .until()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "until when somebody sees to task '%s' is missing".formatted(task)));
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "somebody may see to task '%s' for 30 days from now on, and not until %s"
              .formatted(task, until));
    }
    return until;
  }
}
