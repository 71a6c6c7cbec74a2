package io.housekeeper.runtime.run;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a stretch of fires that are due: one entry of the ledger. */
public sealed interface Stretch {

  /** The fires that the entry stands for. */
  Fires fires();

  /** A fire that is run now, on time or nearly. */
  record OnTime(Fires fires) implements Stretch {}

  /** A fire that is run late, after a delay, and stands for those before it that are not. */
  record Late(Fires fires, Duration delay) implements Stretch {}

  /** Fires that are not run any more. */
  record Missed(Fires fires, MissedBecause because) implements Stretch {}

  /**
   * A number of fires in a row.
   *
   * @param after the instant after which they begin: the end of the stretch before
   * @param last the newest of them
   * @param count how many they are, at least 1
   */
  record Fires(Instant after, Instant last, long count) {

    public Fires {
      if (count < 1 || !last.isAfter(after)) {
        throw new IllegalArgumentException(
            "%d fires after %s up to %s are no stretch".formatted(count, after, last));
      }
    }
  }
}
