package io.housekeeper.runtime.ledger;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How long runs took: a histogram whose buckets grow by a quarter of a power of two, so that any
 * quantile is known within 19 percent.
 *
 * @param counts of runs by the number of their bucket
 */
public record Durations(Map<Integer, Long> counts) {

  public static final Durations NONE = new Durations(Map.of());

  private static final int BUCKETS_A_POWER = 4;

  public Durations {
    counts = Map.copyOf(counts);
  }

  /** One run. */
  public static Durations of(long millis) {
    return new Durations(Map.of(bucket(millis), 1L));
  }

  public Durations plus(Durations more) {
    Map<Integer, Long> sum = new TreeMap<>(counts);
    more.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
    return new Durations(sum);
  }

  /** An upper bound of the length that a part of the runs did not exceed; 0 if there are none. */
  public long quantile(double part) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long rest = (long) Math.ceil(all * part);
    for (Map.Entry<Integer, Long> bucket : new TreeMap<>(counts).entrySet()) {
      rest -= bucket.getValue();
      if (rest <= 0) {
        return upperBound(bucket.getKey());
      }
    }
    return 0;
  }

  /** As the ledger keeps it: {@code bucket:count} with spaces between, smallest bucket first. */
  public String text() {
    StringJoiner text = new StringJoiner(" ");
    new TreeMap<>(counts).forEach((bucket, count) -> text.add(bucket + ":" + count));
    return text.toString();
  }

  /** What {@link #text} wrote. */
  public static Durations parse(String text) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int colon = pair.indexOf(':');
      counts.put(
          Integer.parseInt(pair, 0, colon, 10), Long.parseLong(pair, colon + 1, pair.length(), 10));
    }
    return new Durations(counts);
  }

  private static int bucket(long millis) {
    return millis <= 0
        ? 0
        : 1 + (int) Math.floor(BUCKETS_A_POWER * Math.log((double) millis) / Math.log(2) + 1e-9);
  }

  private static long upperBound(int bucket) {
    return bucket == 0 ? 0 : (long) Math.ceil(Math.pow(2, (double) bucket / BUCKETS_A_POWER));
  }
}
