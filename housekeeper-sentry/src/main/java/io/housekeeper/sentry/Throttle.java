package io.housekeeper.sentry;

import io.housekeeper.sentry.monitor.Slug;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Attempts may follow each other fast, and the server takes six check-ins a minute of a monitor.
 */
final class Throttle {

  private static final Duration APART = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Map<Slug, Long> told = new ConcurrentHashMap<>();

  Throttle(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A monitor is being told something. */
  void tells(Slug monitor) {
    told.put(monitor, nanos.getAsLong());
  }

  /** Whether a monitor was told nothing for so long that it may be told what can wait. */
  boolean isDue(Slug monitor) {
    return Optional.ofNullable(told.get(monitor))
        .map(last -> nanos.getAsLong() - last >= APART.toNanos())
        .orElse(true);
  }
}
