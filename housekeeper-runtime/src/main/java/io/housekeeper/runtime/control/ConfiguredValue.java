package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A value of a task's specification, and where it comes from: an override goes before the file, and
 * the file before the code. All values are JSON.
 *
 * @param file what a file says in place of the code, if it does
 */
public record ConfiguredValue(
    String field,
    String effective,
    String code,
    Optional<String> file,
    Optional<Overriding> override) {

  /** What an operator has put in its place. */
  public record Overriding(
      String value, String who, String why, Instant since, Optional<Instant> until) {}
}
