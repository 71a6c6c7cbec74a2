package io.housekeeper.runtime.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Threads of which one goes on at a time, so that a step can stand still in its middle while others
 * go on. Which one goes on is not left to chance: whoever stands still says when it is woken, and
 * is woken by an event like any other.
 */
final class Turns implements AutoCloseable {

  /** The story is over for whoever still stands still: its stack is unwound. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1;

    Over() {
      super("the story is over", null, false, false);
    }
  }

  private final BooleanSupplier next;
  private final Semaphore finished = new Semaphore(0);
  private final Deque<Walker> idle = new ArrayDeque<>();
  private final List<Walker> all = new ArrayList<>();
  private Optional<Throwable> failure = Optional.empty();
  private volatile boolean over;

  /**
   * @param next makes the next event happen, on this thread; false if none is left for now
   */
  Turns(BooleanSupplier next) {
    this.next = next;
  }

  /** Lets events happen until none is left for now. */
  void go() {
    goOn();
    finished.acquireUninterruptibly();
    failure.ifPresent(
        thrown -> {
          throw new AssertionError("the story broke off", thrown);
        });
  }

  /** Whether this thread is one of those that take turns. */
  boolean isOne() {
    return Thread.currentThread() instanceof Walker walker && walker.isOf(this);
  }

  /**
   * Stands still until woken.
   *
   * @param wakeBy is given what wakes this thread, to be made an event
   */
  void standStill(Consumer<Runnable> wakeBy) {
    Walker me = (Walker) Thread.currentThread();
    wakeBy.accept(() -> handTo(me));
    goOn();
    me.await();
  }

  private void handTo(Walker other) {
    Walker me = (Walker) Thread.currentThread();
    idle.push(me);
    other.turn.release();
    me.await();
  }

  private void goOn() {
    Walker walker = idle.isEmpty() ? another() : idle.pop();
    walker.turn.release();
  }

  private Walker another() {
    Walker walker = new Walker();
    all.add(walker);
    walker.start();
    return walker;
  }

  /** Unwinds whatever still stands still, one after the other. */
  @Override
  public void close() {
    over = true;
    for (Walker walker : all) {
      walker.turn.release();
      try {
        walker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private final class Walker extends Thread {
    private final Semaphore turn = new Semaphore(0);

    Walker() {
      setName("turns");
      setDaemon(true);
    }

    boolean isOf(Turns turns) {
      return turns.all.contains(this);
    }

    void await() {
      turn.acquireUninterruptibly();
      if (over) {
        throw new Over();
      }
    }

    @Override
    public void run() {
      try {
        await();
        walk();
      } catch (Over theEnd) {
        // Its stack is unwound.
      } catch (Throwable thrown) {
        failure = Optional.of(thrown);
        finished.release();
      }
    }

    private void walk() {
      while (true) {
        if (!next.getAsBoolean()) {
          idle.push(this);
          finished.release();
          await();
        }
      }
    }
  }
}
