package io.housekeeper.testkit;

import java.time.Duration;
import java.util.function.Consumer;

/** Lets one thread of a run work at a time, and waits for it in real time, but not for ever. */
final class Turns {

  private final Duration patience;
  private final Consumer<RunThread> tooLate;

  /**
   * @param patience how long in real time a thread may work before it gives the turn back
   * @param tooLate what is done about one that does not
   */
  Turns(Duration patience, Consumer<RunThread> tooLate) {
    this.patience = patience;
    this.tooLate = tooLate;
  }

  void begin(RunThread thread) {
    thread.start();
    await(thread);
  }

  void give(RunThread thread) {
    thread.goOn();
    await(thread);
  }

  void await(RunThread thread) {
    try {
      if (!thread.isBack(patience)) {
        tooLate.accept(thread);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "the test was interrupted while the code of '%s' worked".formatted(thread.getName()),
          interrupted);
    }
  }
}
