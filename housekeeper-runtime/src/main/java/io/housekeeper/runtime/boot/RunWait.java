package io.housekeeper.runtime.boot;

import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunQueries;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for the end of a run, which may execute on any node: the ledger is what knows. */
final class RunWait {

  private final RunQueries runs;
  private final Duration look;

  RunWait(RunQueries runs, Duration look) {
    this.runs = runs;
    this.look = look;
  }

  /** The run when it is over, or as it is when the time is. */
  RunDetail end(String run, Duration atMost) throws InterruptedException {
    long begin = System.nanoTime();
    RunDetail now = runs.detail(run).orElseThrow();
    while (!now.summary().isOver() && System.nanoTime() - begin < atMost.toNanos()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while run " + run + " was waited for");
      }
      LockSupport.parkNanos(this, look.toNanos());
      now = runs.detail(run).orElseThrow();
    }
    return now;
  }
}
