package io.housekeeper.api;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often, and after which waits, a run is tried again when its code threw.
 *
 * <p>The wait doubles from the first to the longest. The waits of {@link #exponential} are
 * shortened by chance by up to a fifth, so that tasks which failed together do not come back
 * together.
 */
public final class Retry {

  private static final Retry NONE =
      new Retry(0, Duration.ofSeconds(1), Duration.ofSeconds(30), 0.2);

  private final int retries;
  private final Duration first;
  private final Duration longest;
  private final double jitter;

  private Retry(int retries, Duration first, Duration longest, double jitter) {
    this.retries = Check.between("number of retries", retries, 0, 1_000);
    this.first = Check.positive("first delay of a retry", first);
    this.longest = Check.positive("longest delay of a retry", longest);
    this.jitter = jitter;
    Check.require(
        longest.compareTo(first) >= 0,
        longest,
        () ->
            "longest delay of a retry must not be shorter than the first, was %s after %s"
                .formatted(longest, first));
  }

  /** No retry: the first failure is the end of the run. */
  public static Retry none() {
    return NONE;
  }

  /** Up to that many retries, after about 1 s, 2 s, 4 s … and 30 s at most. */
  public static Retry exponential(int retries) {
    return new Retry(retries, NONE.first, NONE.longest, NONE.jitter);
  }

  /** Up to that many retries, each after exactly that delay. */
  public static Retry fixed(int retries, Duration delay) {
    return new Retry(retries, delay, delay, 0);
  }

  /** The same with other waits: the first, and the longest that doubling leads to. */
  public Retry delays(Duration first, Duration longest) {
    return new Retry(retries, first, longest, jitter);
  }

  /** How many attempts may follow the first. */
  public int retries() {
    return retries;
  }

  /** The wait before the first retry. */
  public Duration firstDelay() {
    return first;
  }

  /** The longest wait. */
  public Duration longestDelay() {
    return longest;
  }

  /** By which part of itself chance may shorten a wait: 0 for not at all. */
  public double jitter() {
    return jitter;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Retry that
        && retries == that.retries
        && first.equals(that.first)
        && longest.equals(that.longest)
        && Double.compare(jitter, that.jitter) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(retries, first, longest, jitter);
  }

  @Override
  public String toString() {
    return retries == 0
        ? "no retry"
        : "%d retries after %s to %s".formatted(retries, first, longest);
  }
}
