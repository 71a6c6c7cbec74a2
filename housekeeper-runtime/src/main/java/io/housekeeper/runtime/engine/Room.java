package io.housekeeper.runtime.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How many runs this process may execute at once, less the threads that former incarnations have
 * left behind: of a node that was fenced, or of one that was closed before they ended.
 */
final class Room {

  private final int most;
  private final List<Tenure> past = new CopyOnWriteArrayList<>();

  Room(int most) {
    this.most = most;
  }

  /** How many runs the incarnation of today may execute. */
  int slots() {
    return Math.max(0, most - leftBehind());
  }

  /** How many threads former incarnations have left behind that have not ended. */
  int leftBehind() {
    past.removeIf(tenure -> tenure.runner().all().isEmpty());
    return past.stream().mapToInt(tenure -> tenure.runner().all().size()).sum();
  }

  /** An incarnation is over, or about to be; its threads may not have ended. */
  void leaveBehind(Tenure tenure) {
    past.add(tenure);
  }
}
