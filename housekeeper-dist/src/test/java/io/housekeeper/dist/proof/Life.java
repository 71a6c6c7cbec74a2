package io.housekeeper.dist.proof;

/**
 * A process of a node.
 *
 * @param launched when its program was started
 * @param ready when it said that it runs; never, as long as it has not
 * @param ended when it was killed or left; never, as long as it lives
 */
record Life(String node, long launched, long ready, long ended) {

  static final long NEVER = Long.MAX_VALUE;

  static Life of(String node, long launched) {
    return new Life(node, launched, NEVER, NEVER);
  }

  Life readyAt(long instant) {
    return new Life(node, launched, instant, ended);
  }

  Life endedAt(long instant) {
    return new Life(node, launched, ready, instant);
  }

  boolean isAt(long instant) {
    return launched <= instant && instant < ended;
  }

  /**
   * From when on it could do its work, seen from an instant at which it did: since it was ready, or
   * just then, before it even said that it was.
   */
  long ableSince(long instant) {
    return Math.min(ready, instant);
  }
}
