package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.IntSupplier;

/** How many runs this node has room for, and when it is to look for runs that wait. */
final class Slots {

  /** Runs that others have made wait are looked for this often. */
  static final Duration LOOK = Duration.ofMillis(500);

  private final IntSupplier most;
  private final IntSupplier executing;
  private final PriorityQueue<Instant> known = new PriorityQueue<>();
  private Instant lookAt = Instant.MIN;
  private boolean moreWait;
  private boolean turn;
  private boolean leftOut;

  Slots(IntSupplier most, IntSupplier executing) {
    this.most = most;
    this.executing = executing;
  }

  int free() {
    return Math.max(0, most.getAsInt() - executing.getAsInt());
  }

  /** A run waits that will be due then. */
  synchronized void waitingUntil(Instant due) {
    known.add(due);
  }

  /**
   * Whether it is time to look for runs that wait.
   *
   * @param released whether guards may have been given back for which they wait
   */
  synchronized boolean wantsToTake(Instant now, boolean released) {
    boolean due = !known.isEmpty() && !known.peek().isAfter(now);
    while (!known.isEmpty() && !known.peek().isAfter(now)) {
      known.remove();
    }
    // Further ahead than that it is only after the clock was set back.
    boolean tooEarly = lookAt.isAfter(now) && !lookAt.isAfter(now.plus(LOOK));
    if (!due && !released && tooEarly) {
      return false;
    }
    lookAt = now.plus(LOOK);
    return true;
  }

  /**
   * How many of the free slots fires must leave to runs that wait. Fires go first, but where more
   * runs wait than there was room for, they get every other slot, or they would wait for ever.
   */
  synchronized int keptForTakes(int free) {
    if (!moreWait) {
      return leftOut ? Math.min(1, free) : 0;
    }
    turn = !turn;
    return turn ? (free + 1) / 2 : free / 2;
  }

  /**
   * Fires have used all the room. Not every one of them starts a run, and where there is always one
   * that is due, those that wait would be left out for ever: next time a slot is kept for them.
   */
  synchronized void fullOfFires() {
    leftOut = true;
    lookAt = Instant.MIN;
  }

  /** So many runs were taken where there was room for so many: if all, there may be more. */
  synchronized void taken(int room, int taken) {
    leftOut = false;
    moreWait = taken >= room;
    if (moreWait) {
      lookAt = Instant.MIN;
    }
  }

  /** Whether more runs wait than there was room for. */
  synchronized boolean wantsRoom() {
    return moreWait || leftOut;
  }

  /** A run waits that may be taken now. */
  synchronized void lookNow() {
    lookAt = Instant.MIN;
  }

  /** When to look next. */
  synchronized Instant next() {
    Instant due = known.isEmpty() ? Instant.MAX : known.peek();
    return due.isBefore(lookAt) ? due : lookAt;
  }
}
