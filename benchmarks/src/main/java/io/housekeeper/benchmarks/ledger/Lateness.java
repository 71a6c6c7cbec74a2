package io.housekeeper.benchmarks.ledger;

import java.util.Arrays;

/** Which part of the fires ran, and how late the code began, in milliseconds. */
public record Lateness(int due, int delivered, double p50, double p99, double max) {

  /** From what was noted, in microseconds. */
  public static Lateness of(int due, long[] micros) {
    int count = micros.length;
    if (count == 0) {
      return new Lateness(due, 0, 0, 0, 0);
    }
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    return new Lateness(
        due,
        count,
        sorted[count / 2] / 1e3,
        sorted[(int) (count * 0.99)] / 1e3,
        sorted[count - 1] / 1e3);
  }

  /** As cells of a table. */
  public String cells() {
    return "%,d of %,d | %.1f ms | %.1f ms | %.1f ms".formatted(delivered, due, p50, p99, max);
  }
}
