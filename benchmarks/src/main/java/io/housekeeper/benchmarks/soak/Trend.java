package io.housekeeper.benchmarks.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The straight line that fits samples best.
 *
 * @param mean of the values
 * @param slope by which they grow, in a minute
 * @param minutes from the first to the last
 */
record Trend(double mean, double slope, double minutes) {

  static Trend of(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double middle = samples.stream().mapToLong(Sample::seconds).average().orElse(0) / 60;
    double mean = samples.stream().mapToDouble(value).average().orElse(0);
    double together = 0;
    double square = 0;
    for (Sample one : samples) {
      double x = one.seconds() / 60.0 - middle;
      together += x * (value.applyAsDouble(one) - mean);
      square += x * x;
    }
    double minutes = samples.isEmpty() ? 0 : length(samples);
    return new Trend(mean, square == 0 ? 0 : together / square, minutes);
  }

  private static double length(List<Sample> samples) {
    return (samples.get(samples.size() - 1).seconds() - samples.get(0).seconds()) / 60.0;
  }

  /** From the first sample to the last. */
  double growth() {
    return slope * minutes;
  }
}
