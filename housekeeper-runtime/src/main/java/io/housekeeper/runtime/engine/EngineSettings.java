package io.housekeeper.runtime.engine;

import java.time.Duration;

/**
 * What an engine is told about its node.
 *
 * @param node its name, which others know it by
 * @param maxConcurrentRuns how many runs it executes at once
 * @param patience how long a shutdown waits for runs before it interrupts them
 * @param retention how long entries are kept; the newest of each task and its newest success are
 *     kept longer
 * @param fires whether it runs what is due; what somebody asks for, it runs all the same
 */
public record EngineSettings(
    String node, int maxConcurrentRuns, Duration patience, Duration retention, boolean fires) {

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
    if (retention.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException(
          "the retention of entries must be an hour or more, was " + retention);
    }
  }

  /** As is usual: ten runs at once, 30 seconds for the last ones, 30 days of history. */
  public static EngineSettings of(String node) {
    return new EngineSettings(node, 10, Duration.ofSeconds(30), Duration.ofDays(30), true);
  }

  /** The same of a node with another name. */
  public EngineSettings withNode(String name) {
    return new EngineSettings(name, maxConcurrentRuns, patience, retention, fires);
  }

  /** The same with room for so many runs at once. */
  public EngineSettings withMaxConcurrentRuns(int runs) {
    return new EngineSettings(node, runs, patience, retention, fires);
  }

  /** The same with another time for which entries are kept. */
  public EngineSettings withRetention(Duration time) {
    return new EngineSettings(node, maxConcurrentRuns, patience, time, fires);
  }

  /** The same with another time for the last runs of a shutdown. */
  public EngineSettings withPatience(Duration time) {
    return new EngineSettings(node, maxConcurrentRuns, time, retention, fires);
  }

  /** The same of a node that runs what is due, or does not. */
  public EngineSettings withFires(boolean yes) {
    return new EngineSettings(node, maxConcurrentRuns, patience, retention, yes);
  }
}
