package io.housekeeper.sentry;

import io.housekeeper.sentry.monitor.Monitor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What Sentry knows of runs that go on, as far as it was told here. */
final class Known {

  /** Attempts may follow each other fast, and the server takes six check-ins a minute. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** Of those that go on elsewhere no end is told here: the oldest are forgotten. */
  private static final int MOST = 1_000;

  /**
   * That a run goes on.
   *
   * @param monitor as it was then; none if it could not be told
   * @param at when it was told last
   */
  private record Told(Optional<Monitor> monitor, long at) {}

  private final LongSupplier nanos;

  /** By the ids of runs, what was told the longest ago first. */
  private final Map<String, Told> runs = new LinkedHashMap<>();

  Known(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** It was told that a run goes on. */
  void add(String run, Monitor monitor) {
    put(run, Optional.of(monitor));
  }

  /** That it began could not be told: that it goes on would be told as its begin. */
  void missed(String run) {
    put(run, Optional.empty());
  }

  private void put(String run, Optional<Monitor> monitor) {
    runs.remove(run);
    runs.put(run, new Told(monitor, nanos.getAsLong()));
    if (runs.size() > MOST) {
      runs.remove(runs.keySet().iterator().next());
    }
  }

  /** Whether Sentry was not told that a run began, and never will be. */
  boolean hasMissed(String run) {
    return Optional.ofNullable(runs.get(run)).filter(it -> it.monitor().isEmpty()).isPresent();
  }

  /** Whether nothing was told of a run for so long that what can wait may be told. */
  boolean isDue(String run) {
    return Optional.ofNullable(runs.get(run))
        .map(told -> nanos.getAsLong() - told.at() >= APART.toNanos())
        .orElse(true);
  }

  /** The run is over: the monitor that knows of it, if one does. */
  Optional<Monitor> remove(String run) {
    return Optional.ofNullable(runs.remove(run)).flatMap(Told::monitor);
  }
}
