package io.housekeeper.runtime.ledger;

import java.util.List;

/**
 * What a batch came to, once it is durable.
 *
 * @param taken how many waiting runs were taken
 * @param claims an answer for each claim, in their order
 * @param finishes an answer for each finish, in their order
 * @param made what there is now that was not there before
 * @param leftWaiting whether there is a run that this node could take, where it took none because
 *     the batch was of ends only
 */
public record Written(
    int taken,
    List<ClaimAnswer> claims,
    List<FinishAnswer> finishes,
    Made made,
    boolean leftWaiting) {

  /** A run that starts, and the plan of its task that is in force. */
  public record Started(LiveRow row, TaskPlan plan) {}

  /**
   * Rows that a transaction made.
   *
   * @param started runs that execute from now on in the memory of the node, under these plans
   * @param waiting runs that wait, to be taken by any node
   * @param ended final entries
   * @param tasks rows of tasks that were changed, as they are now
   */
  public record Made(
      List<Started> started, List<LiveRow> waiting, List<Entry> ended, List<TaskRow> tasks) {

    public static final Made NOTHING = new Made(List.of(), List.of(), List.of(), List.of());
  }
}
