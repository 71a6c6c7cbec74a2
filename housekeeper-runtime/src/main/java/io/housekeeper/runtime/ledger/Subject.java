package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run is for; fixed when its entry is made, but for the fires that join it while it is
 * queued.
 *
 * @param asked who or what asked for it
 */
public record Subject(long id, int task, Origin origin, Covers covers, Asked asked) {

  /**
   * Who or what asked for it.
   *
   * @param extra with which words: a JSON object, or empty
   */
  public record Asked(Links links, String extra) {

    /** Nobody: it was due. */
    public static final Asked NOTHING = new Asked(Links.NONE, "");
  }

  /** The instant at which it was due, if it is for a fire. */
  public Optional<Instant> fire() {
    return origin.movesCursor() || origin == Origin.BACKFILL
        ? Optional.of(covers.fireAt())
        : Optional.empty();
  }

  public Subject with(Origin other) {
    return new Subject(id, task, other, covers, asked);
  }

  public Subject with(Covers more) {
    return new Subject(id, task, origin, more, asked);
  }
}
