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

  /** A run that goes on, and how often it may still be said. */
  private static final class Watched {

    private final Refresh refresh;
    private long left;
    private Optional<Future<?>> timer = Optional.empty();

    private Watched(Refresh refresh, long left) {
      this.refresh = refresh;
      this.left = left;
    }
  }

  private final Map<String, Watched> open = new HashMap<>();
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

  /**
   * An attempt goes on until it ends, or for so long at most: of a run that the ledger has given to
   * somebody else no end is told here.
   */
  synchronized void begin(String run, Duration each, Duration atMost, Refresh refresh) {
    end(run);
    long every = each.toNanos();
    Watched watched = new Watched(refresh, atMost.toNanos() / every);
    watched.timer =
        Optional.of(
            timer.scheduleWithFixedDelay(
                () -> tell(run, watched), every, every, TimeUnit.NANOSECONDS));
    open.put(run, watched);
  }

  /** Nothing more is said of a run afterwards: its end must be the last word. */
  synchronized void end(String run) {
    Optional.ofNullable(open.remove(run))
        .flatMap(watched -> watched.timer)
        .ifPresent(refreshes -> refreshes.cancel(false));
  }

  private synchronized void tell(String run, Watched watched) {
    if (open.get(run) != watched) {
      return;
    }
    if (watched.left-- <= 0) {
      end(run);
      return;
    }
    try {
      watched.refresh.tell();
    } catch (Undelivered | RuntimeException failure) {
      LOG.warn("Sentry was not told that run {} goes on: {}", run, failure.toString());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
