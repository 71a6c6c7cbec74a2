package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads for runs: one for each run that would otherwise wait, kept for a while. Whoever hands
 * over many runs wakes one thread only, and that one wakes the next before it goes to work: so the
 * writer never waits for them, and many short runs share the few threads that are awake. The lock
 * is only for going to rest and for being woken.
 */
final class TaskThreads implements Clockwork.Threads {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** The one that became idle last is the first to be woken: its stack is still warm. */
  private final Deque<Worker> idle = new ArrayDeque<>();

  /** How many threads were woken or started and have not come to take a run yet. */
  private final AtomicInteger onTheirWay = new AtomicInteger();

  private final String owner;
  private long number;
  private boolean closed;

  /**
   * @param owner of the threads, whose name they have while they are idle
   */
  TaskThreads(String owner) {
    this.owner = owner;
  }

  /** Has a run executed soon; throws what kept it from being so. */
  @Override
  public void execute(Runnable run) {
    waiting.add(run);
    try {
      wakeIfWanted();
    } catch (RuntimeException | OutOfMemoryError noThread) {
      if (waiting.remove(run)) {
        throw noThread;
      }
    }
  }

  /**
   * Whenever a run waits, a thread is on its way. Who is on the way says that it has arrived before
   * it looks for a run, so it sees all that were put there while it was counted.
   */
  private void wakeIfWanted() {
    if (waiting.isEmpty() || onTheirWay.get() > 0) {
      return;
    }
    lock.lock();
    try {
      if (!waiting.isEmpty() && onTheirWay.get() == 0) {
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    Worker worker = idle.poll();
    onTheirWay.incrementAndGet();
    if (worker == null) {
      start(new Worker());
    } else {
      worker.woken = true;
      worker.bell.signal();
    }
  }

  private void start(Worker worker) {
    Thread thread = new Thread(worker, owner + " idle " + ++number);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (RuntimeException | OutOfMemoryError noThread) {
      onTheirWay.decrementAndGet();
      throw noThread;
    }
  }

  /** Lets idle threads end, and the others when they have done what waits. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      idle.forEach(worker -> worker.bell.signal());
    } finally {
      lock.unlock();
    }
  }

  private final class Worker implements Runnable {

    private final Condition bell = lock.newCondition();
    private boolean woken = true;

    @Override
    public void run() {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    }

    /** The next run; null when this thread is to end. */
    private @Nullable Runnable next() {
      arrive();
      Runnable next = waiting.poll();
      while (next == null) {
        if (!rest()) {
          return null;
        }
        arrive();
        next = waiting.poll();
      }
      wakeNext();
      return next;
    }

    private void arrive() {
      if (woken) {
        woken = false;
        onTheirWay.decrementAndGet();
      }
    }

    private void wakeNext() {
      try {
        wakeIfWanted();
      } catch (OutOfMemoryError noThread) {
        // What waits is done by the threads that there are.
      }
    }

    /** Waits to be woken, unless there is a run already; says whether to look for one. */
    private boolean rest() {
      lock.lock();
      try {
        idle.push(this);
        awaitBell();
        if (!woken) {
          idle.remove(this);
        }
        return woken || !waiting.isEmpty();
      } finally {
        lock.unlock();
      }
    }

    private void awaitBell() {
      long left = KEPT.toNanos();
      while (!woken && !closed && left > 0 && waiting.isEmpty()) {
        try {
          left = bell.awaitNanos(left);
        } catch (InterruptedException late) {
          // Meant for a run that has ended meanwhile.
        }
      }
    }
  }
}
