package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * How much of what is in no hurry is written at once: as much as takes about five milliseconds, so
 * that the writer of runs does not wait longer than that.
 */
final class Portion {

  private static final int MOST = 64;
  private static final Duration LONG = Duration.ofMillis(5);

  private int size = 16;

  int size() {
    return size;
  }

  /** Takes a portion out of a queue. */
  <T> List<T> of(Queue<T> queue) {
    List<T> some = new ArrayList<>();
    while (some.size() < size && !queue.isEmpty()) {
      some.add(queue.remove());
    }
    return some;
  }

  /** A portion took so long. */
  void took(Duration time) {
    if (time.compareTo(LONG) > 0) {
      size = Math.max(1, size / 2);
    } else if (time.compareTo(LONG.dividedBy(2)) < 0) {
      size = Math.min(MOST, size + 1);
    }
  }
}
