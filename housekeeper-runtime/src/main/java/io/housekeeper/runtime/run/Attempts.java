package io.housekeeper.runtime.run;

/**
 * How often a run was tried.
 *
 * @param started how many attempts were started, for whatever reason
 * @param failed how many of them failed by themselves, which is what retries are counted by; an
 *     attempt that a crash or a shutdown took away is none of these
 */
public record Attempts(int started, int failed) {

  /** Before the first attempt. */
  public static final Attempts NONE = new Attempts(0, 0);

  public Attempts {
    if (failed < 0 || started < failed) {
      throw new IllegalArgumentException(
          "attempts cannot be %d started and %d failed".formatted(started, failed));
    }
  }

  Attempts oneMore() {
    return new Attempts(started + 1, failed);
  }

  Attempts oneFailed() {
    return new Attempts(started, failed + 1);
  }
}
