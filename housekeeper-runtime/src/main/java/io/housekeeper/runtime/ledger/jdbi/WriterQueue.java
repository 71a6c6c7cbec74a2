package io.housekeeper.runtime.ledger.jdbi;

import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may write next, where only one can: first come first served, but runs go first. Now and then
 * the one who has waited longest goes before them, or a busy ledger would never write a log.
 */
final class WriterQueue {

  /** So many may go before the one who has waited longest. */
  private static final int PATIENCE = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Ticket> waiting = new ArrayDeque<>();
  private @Nullable Thread writer;
  private int overtaken;
  private long tickets;

  private record Ticket(long number, Lane lane) {}

  /** Waits until this thread may write. */
  void enter(Lane lane) {
    lock.lock();
    try {
      Thread me = Thread.currentThread();
      if (me.equals(writer)) {
        throw new IllegalStateException("a transaction inside another one would wait for ever");
      }
      Ticket ticket = new Ticket(++tickets, lane);
      waiting.add(ticket);
      while (writer != null || !ticket.equals(next())) {
        changed.awaitUninterruptibly();
      }
      overtaken = ticket.equals(waiting.peek()) ? 0 : overtaken + 1;
      waiting.remove(ticket);
      writer = me;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next one write. */
  void leave() {
    lock.lock();
    try {
      writer = null;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Ticket next() {
    if (overtaken < PATIENCE) {
      for (Ticket ticket : waiting) {
        if (ticket.lane() == Lane.RUNS || ticket.lane() == Lane.ENDS) {
          return ticket;
        }
      }
    }
    return waiting.peek();
  }
}
