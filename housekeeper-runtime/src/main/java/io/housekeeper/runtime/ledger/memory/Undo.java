package io.housekeeper.runtime.ledger.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to take back what a transaction has changed so far. */
final class Undo {

  private final Deque<Runnable> steps = new ArrayDeque<>();

  void by(Runnable step) {
    steps.push(step);
  }

  void commit() {
    steps.clear();
  }

  void rollBack() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
