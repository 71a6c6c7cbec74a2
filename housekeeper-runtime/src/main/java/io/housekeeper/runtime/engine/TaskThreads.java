package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads for runs: one for each run that would otherwise wait, kept for a while. Whoever hands
 * over many runs wakes one thread only, and that one wakes the next before it goes to work: so the
 * writer never waits for them, and many short runs share the few threads that are awake.
 */
final class TaskThreads implements Executor, AutoCloseable {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /** The one that became idle last is the first to be woken: its stack is still warm. */
  private final Deque<Worker> idle = new ArrayDeque<>();

  /** How many threads were woken or started and have not come to take a run yet. */
  private int onTheirWay;

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
    lock.lock();
    try {
      waiting.add(run);
      wakeIfWanted();
    } catch (RuntimeException | OutOfMemoryError noThread) {
      waiting.remove(run);
      throw noThread;
    } finally {
      lock.unlock();
    }
  }

  /** Whenever a run waits, a thread is on its way. */
  private void wakeIfWanted() {
    if (waiting.isEmpty() || onTheirWay > 0) {
      return;
    }
    Worker worker = idle.poll();
    if (worker == null) {
      start(new Worker());
    } else {
      worker.woken = true;
      worker.bell.signal();
    }
    onTheirWay++;
  }

  private void start(Worker worker) {
    Thread thread = new Thread(worker, owner + " idle " + ++number);
    thread.setDaemon(true);
    thread.start();
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
      lock.lock();
      try {
        arrive();
        while (waiting.isEmpty()) {
          if (!rest()) {
            return null;
          }
          arrive();
        }
        Runnable next = waiting.remove();
        wakeNext();
        return next;
      } finally {
        lock.unlock();
      }
    }

    private void arrive() {
      if (woken) {
        woken = false;
        onTheirWay--;
      }
    }

    private void wakeNext() {
      try {
        wakeIfWanted();
      } catch (OutOfMemoryError noThread) {
        // What waits is done by the threads that there are.
        onTheirWay = 0;
      }
    }

    /** Waits to be woken; says whether it was. */
    private boolean rest() {
      long left = KEPT.toNanos();
      idle.push(this);
      while (!woken && !closed && left > 0) {
        try {
          left = bell.awaitNanos(left);
        } catch (InterruptedException late) {
          // Meant for a run that has ended meanwhile.
        }
      }
      if (!woken) {
        idle.remove(this);
      }
      return woken;
    }
  }
}
