package io.housekeeper.dist.proof;

/**
 * An execution, as its code knows itself.
 *
 * @param token the fencing token; none, which is 0, where a listener speaks
 */
record Work(String task, String node, long run, int attempt, long token) {

  /** What no two may do at once. */
  String place() {
    return Duty.of(task).isOnEveryNode() ? task + " on " + node : task;
  }
}
