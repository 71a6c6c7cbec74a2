package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One start of a node.
 *
 * @param beat counts its signs of life
 * @param diedAt when it left, or was declared dead
 * @param told up to where its listeners were told
 */
public record NodeRow(
    Membership member, long beat, Instant joinedAt, Optional<Instant> diedAt, Told told) {

  /**
   * How far the listeners of a node were told what ended.
   *
   * @param endedAt of everything that the node ended up to then they were told
   * @param fromRun no run with a lower id was still to end on that node then
   */
  public record Told(Instant endedAt, long fromRun) {

    /** Nothing that was ended up to an instant is left to be told. */
    public static Told everythingUpTo(Instant instant) {
      return new Told(instant, Long.MAX_VALUE);
    }
  }
}
