package io.housekeeper.tasks.alert;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that is there while there is something to wait for. It measures time, and no clock. */
final class Timer implements Later {

  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("housekeeper-alerts").factory(),
          // What comes after the end is left undone.
          new ThreadPoolExecutor.DiscardPolicy());

  Timer() {
    thread.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  public void after(Duration time, Runnable step) {
    Future<?> unused = thread.schedule(step, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void end(Runnable last, Duration atMost) throws InterruptedException {
    Future<?> done = thread.submit(last);
    try {
      done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException undone) {
      // Whoever has something to send knows what has not been sent.
    } finally {
      thread.shutdownNow();
    }
  }
}
