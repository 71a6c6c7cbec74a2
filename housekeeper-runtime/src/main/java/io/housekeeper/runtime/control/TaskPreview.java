package io.housekeeper.runtime.control;

import java.util.List;
import java.util.Optional;

/**
 * What a task would be with other values of its specification.
 *
 * @param refused why it cannot be, if it cannot
 * @param values what would be something else; none if it is refused
 * @param before what its schedule means now
 * @param after what it would mean; nothing if it is refused
 */
public record TaskPreview(
    Optional<String> refused,
    List<Value> values,
    ScheduleMeaning before,
    Optional<ScheduleMeaning> after) {

  /**
   * A value that would be another. Both are JSON.
   *
   * @param before nothing if the task has none now
   * @param after nothing if it would have none
   */
  public record Value(String field, Optional<String> before, Optional<String> after) {}

  public TaskPreview {
    values = List.copyOf(values);
  }
}
