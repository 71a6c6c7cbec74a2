package io.housekeeper.runtime.engine;

import java.time.Duration;

/**
 * How much there is to do on a node.
 *
 * @param tasks whose fires it claims
 * @param dueTasks that are due and that it has not claimed yet
 * @param slots how many runs it may execute
 * @param executing how many it does
 * @param unrecorded ends of runs that are not in the ledger yet
 * @param silence since when the ledger has not acknowledged that it is alive
 */
public record NodeLoad(
    int tasks, int dueTasks, int slots, int executing, int unrecorded, Duration silence) {

  /** Of a node that is not started. */
  public static final NodeLoad NONE = new NodeLoad(0, 0, 0, 0, 0, Duration.ZERO);
}
