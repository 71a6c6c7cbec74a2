package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.function.Function;

/** A step that is done again and again; it only knows how to wait and to be woken. */
public interface Loop {

  /** Does what is to be done now; says how long there will be nothing to do. */
  interface Step {

    Duration step();

    /**
     * Does it, whatever comes of it: one bad step must not stop the loop.
     *
     * @param failed is told what the step threw; says how long to wait before the next
     */
    default Duration step(Function<Throwable, Duration> failed) {
      try {
        return step();
      } catch (RuntimeException | Error failure) {
        return failed.apply(failure);
      }
    }
  }

  void start();

  /** There is something to do. */
  void wake();

  /** Ends after the step that is being done. */
  void stop();

  /** Waits for the end; not for longer than this. */
  void join(Duration atMost) throws InterruptedException;
}
