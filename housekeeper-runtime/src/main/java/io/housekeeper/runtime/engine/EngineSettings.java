package io.housekeeper.runtime.engine;

import java.time.Duration;

/**
 * What an engine is told about its node.
 *
 * @param node its name, which others know it by
 * @param maxConcurrentRuns how many runs it executes at once
 * @param patience how long a shutdown waits for runs before it interrupts them
 */
public record EngineSettings(String node, int maxConcurrentRuns, Duration patience) {

  public EngineSettings {
    if (node.isBlank()) {
      throw new IllegalArgumentException("a node needs a name");
    }
    if (maxConcurrentRuns < 1) {
      throw new IllegalArgumentException(
          "max-concurrent-runs of node '%s' must be at least 1, was %d"
              .formatted(node, maxConcurrentRuns));
    }
    if (patience.isNegative()) {
      throw new IllegalArgumentException(
          "the patience of a shutdown must not be negative, was " + patience);
    }
  }

  /** As is usual: ten runs at once, and 30 seconds for the last ones. */
  public static EngineSettings of(String node) {
    return new EngineSettings(node, 10, Duration.ofSeconds(30));
  }
}
