package io.housekeeper.runtime.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How long runs took: a histogram whose buckets grow by a quarter of a power of two, so that any
 * quantile is known within 19 percent. Of thousands of tasks dozens each are added up for a page.
 */
public final class Durations {

  public static final Durations NONE = new Durations(new int[0], new long[0], 0);

  private static final int BUCKETS_A_POWER = 4;

  /** The numbers of the buckets that have runs, the lowest first. */
  private final int[] buckets;

  /** How many runs each of them has. */
  private final long[] counts;

  private final int size;

  private Durations(int[] buckets, long[] counts, int size) {
    this.buckets = buckets;
    this.counts = counts;
    this.size = size;
  }

  /** One run. */
  public static Durations of(long millis) {
    return new Durations(new int[] {bucket(millis)}, new long[] {1}, 1);
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** How many there are. */
  public long runs() {
    long all = 0;
    for (int i = 0; i < size; i++) {
      all += counts[i];
    }
    return all;
  }

  public Durations plus(Durations more) {
    if (isEmpty() || more.isEmpty()) {
      return isEmpty() ? more : this;
    }
    Sum sum = new Sum(size + more.size);
    int other = 0;
    for (int i = 0; i < size; i++) {
      while (other < more.size && more.buckets[other] < buckets[i]) {
        sum.add(more.buckets[other], more.counts[other]);
        other++;
      }
      sum.add(buckets[i], counts[i]);
    }
    // What belongs to the last bucket or comes after it.
    for (; other < more.size; other++) {
      sum.add(more.buckets[other], more.counts[other]);
    }
    return sum.done();
  }

  /** Adds up buckets that come in their order. */
  private static final class Sum {

    private final int[] buckets;
    private final long[] counts;
    private int size;

    Sum(int most) {
      buckets = new int[most];
      counts = new long[most];
    }

    void add(int bucket, long count) {
      if (size > 0 && buckets[size - 1] == bucket) {
        counts[size - 1] += count;
      } else {
        buckets[size] = bucket;
        counts[size++] = count;
      }
    }

    Durations done() {
      return new Durations(buckets, counts, size);
    }
  }

  /** An upper bound of the length that a part of the runs did not exceed; 0 if there are none. */
  public long quantile(double part) {
    long rest = (long) Math.ceil(runs() * part);
    for (int i = 0; i < size; i++) {
      rest -= counts[i];
      if (rest <= 0) {
        return upperBound(buckets[i]);
      }
    }
    return 0;
  }

  /** As the ledger keeps it: {@code bucket:count} with spaces between, smallest bucket first. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : " ").append(buckets[i]).append(':').append(counts[i]);
    }
    return text.toString();
  }

  /** What {@link #text} wrote. */
  public static Durations parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    Sum sum = new Sum(1 + (int) text.chars().filter(letter -> letter == ' ').count());
    int from = 0;
    while (from < text.length()) {
      int colon = text.indexOf(':', from);
      int blank = text.indexOf(' ', colon);
      int end = blank < 0 ? text.length() : blank;
      sum.add(Integer.parseInt(text, from, colon, 10), Long.parseLong(text, colon + 1, end, 10));
      from = end + 1;
    }
    return sum.done();
  }

  private static int bucket(long millis) {
    return millis <= 0
        ? 0
        : 1 + (int) Math.floor(BUCKETS_A_POWER * Math.log((double) millis) / Math.log(2) + 1e-9);
  }

  private static long upperBound(int bucket) {
    return bucket == 0 ? 0 : (long) Math.ceil(Math.pow(2, (double) bucket / BUCKETS_A_POWER));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Durations durations && text().equals(durations.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
