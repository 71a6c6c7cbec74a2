package io.housekeeper.dist.proof;

/**
 * An execution, as its code knows itself.
 *
 * @param token the fencing token; none, which is 0, where a listener speaks
 */
record Work(String task, String node, long run, int attempt, long token) {

  /** What no two may do at once: of what may be done beside itself, the same run. */
  String place() {
    Duty duty = Duty.of(task);
    if (!duty.isExclusive()) {
      return task + " " + run;
    }
    return duty.isOnEveryNode() ? task + " on " + node : task;
  }
}
