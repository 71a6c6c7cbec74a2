package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The specification of a task that is in force.
 *
 * @param version whose it is
 * @param effective what code and file say, with what operators have overridden: JSON
 */
public record SpecRow(int task, Version version, Said said, String effective, Times times) {

  /**
   * Which build of a plugin a specification comes from.
   *
   * @param hash of the specification and the code: equal hashes are interchangeable
   */
  public record Version(String plugin, String version, String hash) {}

  /**
   * When what happened to it.
   *
   * @param firstSeen when a node brought the task for the first time
   * @param inForceSince since when this version is in force
   * @param startedUp when a start-up run was last asked for
   */
  public record Times(Instant firstSeen, Instant inForceSince, Optional<Instant> startedUp) {

    /** A task that nobody knew before. */
    public static Times beginningAt(Instant now) {
      return new Times(now, now, Optional.empty());
    }
  }

  /** The same with another version of it in force. */
  public SpecRow inForce(Carried carried, String effective, Instant since) {
    Times changed = new Times(times.firstSeen, since, times.startedUp);
    return new SpecRow(task, carried.version(), carried.said().orElse(said), effective, changed);
  }

  /** The same version with other overrides. */
  public SpecRow overridden(String effective) {
    return new SpecRow(task, version, said, effective, times);
  }

  /** A start-up run was asked for. */
  public SpecRow startedUp(Instant at) {
    Times changed = new Times(times.firstSeen, times.inForceSince, Optional.of(at));
    return new SpecRow(task, version, said, effective, changed);
  }
}
