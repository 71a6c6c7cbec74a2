package io.housekeeper.tasks.alert;

import java.time.Duration;

/** Does something later, one thing after the other, on a thread of its own. */
interface Later {

  /** Does it when so much time has passed, unless the end comes first. */
  void after(Duration time, Runnable step);

  /**
   * Ends it: does this at once, when what is being done is done, and nothing more. What is not done
   * in time is interrupted.
   */
  void end(Runnable last, Duration atMost) throws InterruptedException;
}
