package io.housekeeper.runtime.ledger;

/**
 * What an execution cost.
 *
 * @param millis how long its last attempt took
 * @param cpuMicros processor time of the task's thread; -1 where that is unknown
 * @param allocatedBytes memory that the task's thread allocated; -1 where that is unknown
 */
public record Figures(long millis, long cpuMicros, long allocatedBytes) {

  /** Nothing was executed, or nobody knows. */
  public static final Figures NONE = new Figures(0, -1, -1);
}
