package io.housekeeper.runtime.run;

import io.housekeeper.api.Retry;
import java.time.Duration;
import java.util.Optional;

/** Whether and when an attempt that failed is tried again. */
public final class RetryPolicy {

  private RetryPolicy() {}

  /**
   * The wait before the next attempt; empty if there is none.
   *
   * @param failed how many attempts have failed, at least 1
   * @param chance from 0 to 1: by how much of its jitter the wait is shortened
   */
  public static Optional<Duration> wait(Retry retry, int failed, double chance) {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("chance must be from 0 to 1, was " + chance);
    }
    if (failed > retry.retries()) {
      return Optional.empty();
    }
    Duration wait = doubled(retry.firstDelay(), failed - 1, retry.longestDelay());
    double part = 1 - retry.jitter() * chance;
    return Optional.of(Duration.ofMillis(Math.max(1, Math.round(wait.toMillis() * part))));
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    Duration wait = first;
    for (int i = 0; i < times && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
