package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.run.Stretch.Fires;
import java.time.Instant;
import java.util.Optional;

/**
 * Which fires an entry stands for.
 *
 * @param after the instant after which they begin; empty for a run that moved no cursor
 * @param fireAt the newest of them; of a run that was asked for, when
 * @param fires how many they are
 */
public record Covers(Optional<Instant> after, Instant fireAt, long fires) {

  /** Fires of the schedule. */
  public static Covers of(Fires fires) {
    return new Covers(Optional.of(fires.after()), fires.last(), fires.count());
  }

  /** One instant that moves no cursor. */
  public static Covers at(Instant instant) {
    return new Covers(Optional.empty(), instant, 1);
  }

  /** These and the ones that follow. */
  public Covers and(Covers next) {
    if (!next.after.equals(Optional.of(fireAt))) {
      throw new IllegalArgumentException(this + " is not followed by " + next);
    }
    return new Covers(after, next.fireAt, fires + next.fires);
  }
}
