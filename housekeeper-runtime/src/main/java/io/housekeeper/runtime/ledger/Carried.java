package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.SpecRow.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * That an incarnation has the code of a task.
 *
 * @param said the specification in that version, unless it is the one that is in force
 * @param loadedAt when it loaded the version
 */
public record Carried(
    int task, long incarnation, Version version, Optional<Said> said, Instant loadedAt) {

  /** The same with its specification. */
  public Carried saying(Said texts) {
    return new Carried(task, incarnation, version, Optional.of(texts), loadedAt);
  }
}
