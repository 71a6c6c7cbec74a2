package io.housekeeper.testkit;

import java.time.Duration;

/** How code takes time in a test in which no time goes by. */
public final class VirtualTime {

  private VirtualTime() {}

  /**
   * Takes so long of virtual time. Called on the thread of a run: by the code of a task, or by what
   * stands in for something slow, such as a server that takes ten minutes to answer. Meanwhile
   * everything else goes on: other tasks run, time limits are reached, operators cancel.
   *
   * @throws InterruptedException if the run is to end: its time is up, it was cancelled, or the
   *     service shuts down
   * @throws IllegalStateException if this is not the thread of a run in virtual time
   */
  public static void pass(Duration time) throws InterruptedException {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not go back, and was to pass by " + time);
    }
    if (Thread.currentThread() instanceof RunThread thread) {
      thread.pass(time);
    } else {
      throw new IllegalStateException(
          "thread '%s' is not that of a run in virtual time: the code of a task lets time pass, and a test advances it"
              .formatted(Thread.currentThread().getName()));
    }
  }
}
