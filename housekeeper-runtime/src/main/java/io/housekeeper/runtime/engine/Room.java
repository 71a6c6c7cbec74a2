package io.housekeeper.runtime.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * How many runs this process may execute at once, less the threads that former incarnations have
 * left behind: of a node that was fenced, or of one that was closed before they ended; and whether
 * it runs what is due, or only what somebody asks for.
 */
final class Room {

  private final IntSupplier most;
  private final BooleanSupplier fires;
  private final Set<Tenure> past = ConcurrentHashMap.newKeySet();

  Room(IntSupplier most, BooleanSupplier fires) {
    this.most = most;
    this.fires = fires;
  }

  /** Whether this process runs what is due. */
  boolean fires() {
    return fires.getAsBoolean();
  }

  /** How many runs the incarnation of today may execute. */
  int slots() {
    return Math.max(0, most.getAsInt() - leftBehind());
  }

  /** How many threads former incarnations have left behind that have not ended. */
  int leftBehind() {
    past.removeIf(tenure -> tenure.runner().all().isEmpty());
    return past.stream().mapToInt(tenure -> tenure.runner().all().size()).sum();
  }

  /**
   * An incarnation is over, or about to be; its threads may not have ended. It counts once, also if
   * it is fenced while it is being closed.
   */
  void leaveBehind(Tenure tenure) {
    past.add(tenure);
  }
}
