package io.housekeeper.sentry;

import io.housekeeper.sentry.wire.Undelivered;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of runs from time to time that they go on. */
final class Vigil implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);

  /** Says so. */
  interface Refresh {
    void tell() throws Undelivered, InterruptedException;
  }

  private final Map<String, Future<?>> open = new HashMap<>();
  private final ScheduledExecutorService timer;

  Vigil(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** A timer of one thread, which there is once something is waited for. */
  static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> Thread.ofPlatform().daemon().name("housekeeper-sentry-vigil").unstarted(work));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** A run goes on until it ends. */
  synchronized void begin(String run, Duration every, Refresh refresh) {
    end(run);
    open.put(
        run,
        timer.scheduleWithFixedDelay(
            () -> tell(run, refresh), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Nothing more is said of a run afterwards: its end must be the last word. */
  synchronized void end(String run) {
    Optional.ofNullable(open.remove(run)).ifPresent(refreshes -> refreshes.cancel(false));
  }

  private synchronized void tell(String run, Refresh refresh) {
    if (!open.containsKey(run)) {
      return;
    }
    try {
      refresh.tell();
    } catch (Undelivered failure) {
      LOG.warn("Sentry was not told that run {} goes on: {}", run, failure.getMessage());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
