package io.housekeeper.tasks.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Time passes when a test says so. */
final class HandDriven implements Later {

  private final Queue<Runnable> steps = new ArrayDeque<>();
  private boolean isOver;

  @Override
  public void after(Duration time, Runnable step) {
    if (!time.equals(Delivery.MINUTE)) {
      throw new IllegalArgumentException("waits for " + time);
    }
    if (!isOver) {
      steps.add(step);
    }
  }

  @Override
  public void end(Runnable last, Duration atMost) {
    isOver = true;
    steps.clear();
    last.run();
  }

  /** Something waits for the end of the minute. */
  boolean isWaiting() {
    return !steps.isEmpty();
  }

  void minute() {
    steps.remove().run();
  }
}
