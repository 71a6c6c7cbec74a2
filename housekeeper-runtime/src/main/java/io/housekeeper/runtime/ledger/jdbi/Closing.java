package io.housekeeper.runtime.ledger.jdbi;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, the last first, and all of it whatever fails. */
final class Closing implements AutoCloseable {

  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** Something was opened that closes so. */
  void add(Runnable step) {
    steps.push(step);
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes after a failure, which goes first. */
  void closeBecause(RuntimeException thrown) {
    try {
      close();
    } catch (RuntimeException e) {
      thrown.addSuppressed(e);
    }
  }
}
