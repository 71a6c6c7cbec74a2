package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * The specification of a task that is in force.
 *
 * @param version whose it is
 * @param code the specification that code and file give: JSON
 * @param effective the same with what operators have overridden: JSON
 * @param startedUpAt when a start-up run was last asked for
 */
public record SpecRow(
    int task, Version version, String code, String effective, Optional<Instant> startedUpAt) {

  /**
   * Which build of a plugin a specification comes from.
   *
   * @param hash of the specification and the code: equal hashes are interchangeable
   */
  public record Version(String plugin, String version, String hash) {}

  /** The same with another specification in force. */
  public SpecRow inForce(Version version, String code, String effective) {
    return new SpecRow(task, version, code, effective, startedUpAt);
  }
}
