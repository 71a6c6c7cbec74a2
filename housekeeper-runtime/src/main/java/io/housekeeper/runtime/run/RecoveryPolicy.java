package io.housekeeper.runtime.run;

/**
 * What follows when the node of a run died.
 *
 * @param restarts how many crashes in a row a task's run may have and still be started again
 */
public record RecoveryPolicy(int restarts) {

  public RecoveryPolicy {
    if (restarts < 0) {
      throw new IllegalArgumentException("restarts must not be negative, was " + restarts);
    }
  }

  /**
   * A task that takes its node with it this often in a row is quarantined, whatever its restarts.
   */
  private static final int SUSPICIOUS = 3;

  /** Whether the run is started again. */
  public boolean mayRestart(int crashesInARow) {
    return crashesInARow <= restarts;
  }

  /**
   * Whether the task is paused by the system. Never for the first crashes: without restarts, a
   * single kill of the process must not switch the task off.
   */
  public boolean quarantines(int crashesInARow) {
    return !mayRestart(crashesInARow) && crashesInARow >= SUSPICIOUS;
  }
}
