package io.housekeeper.runtime.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of a block of a configuration.
 *
 * @param value the record, if nothing was wrong
 * @param problems all that was wrong
 */
public record Bound<S>(Optional<S> value, List<Problem> problems) {

  static <S> Bound<S> refused(Problem problem) {
    return new Bound<>(Optional.empty(), List.of(problem));
  }

  /**
   * The record.
   *
   * @throws IllegalArgumentException that names every problem
   */
  public S orThrow() {
    return value.orElseThrow(() -> new IllegalArgumentException(sentence()));
  }

  private String sentence() {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
