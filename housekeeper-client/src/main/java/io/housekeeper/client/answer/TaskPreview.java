package io.housekeeper.client.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a task would be with other values of its specification.
 *
 * @param refused why it cannot be, if it cannot
 * @param values what would be something else
 * @param before what its schedule means now
 * @param after what it would mean
 */
public record TaskPreview(
    Optional<String> refused,
    List<Value> values,
    ScheduleMeaning before,
    Optional<ScheduleMeaning> after) {

  /**
   * A value that would be another.
   *
   * @param before what it is now, if it is anything
   * @param after what it would be, if anything
   */
  public record Value(String field, Optional<Object> before, Optional<Object> after) {}
}
