package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Rollup;
import io.housekeeper.runtime.ledger.Rollup.Counts;
import java.time.Duration;
import java.util.Optional;

/**
 * What ever happened to a task, also where its entries are forgotten.
 *
 * @param runs that were executed, however they ended
 * @param failures of them, those that failed, timed out or were lost
 * @param skipped fires that were skipped
 * @param missed fires that were missed
 * @param duration how long runs took
 * @param lateness how long after their fires runs of the schedule began
 */
public record Totals(
    long runs, long failures, long skipped, long missed, Quantiles duration, Quantiles lateness) {

  /**
   * How long something took, within 19 percent; empty if there was none.
   *
   * @param average empty where it is not known
   */
  public record Quantiles(
      Optional<Duration> average, Optional<Duration> p50, Optional<Duration> p95) {}

  static Totals of(Optional<Rollup> rollup) {
    Rollup sum = rollup.orElse(Rollup.empty(new Rollup.Key(0, 0, 0)));
    Counts counts = sum.counts();
    Optional<Duration> average =
        counts.runs() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(counts.millis() / counts.runs()));
    return new Totals(
        counts.runs(),
        counts.bad(),
        counts.skipped(),
        counts.missed(),
        quantiles(average, sum.durations()),
        quantiles(Optional.empty(), sum.lateness()));
  }

  private static Quantiles quantiles(
      Optional<Duration> average, io.housekeeper.runtime.ledger.Durations durations) {
    return durations.isEmpty()
        ? new Quantiles(average, Optional.empty(), Optional.empty())
        : new Quantiles(
            average,
            Optional.of(Duration.ofMillis(durations.quantile(0.5))),
            Optional.of(Duration.ofMillis(durations.quantile(0.95))));
  }
}
