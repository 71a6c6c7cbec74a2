package io.housekeeper.http.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Who answers, who waits and who listens. */
final class Crew implements AutoCloseable {

  private static final int WORKERS = 16;
  private static final int QUEUE = 1_000;

  private final ExecutorService workers;
  private final Waiting waiting;
  private final Listening listening;

  /**
   * @param nanos a time that only goes on
   */
  Crew(LongSupplier nanos, Listening listening) {
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            work ->
                Thread.ofPlatform()
                    .daemon()
                    .name("housekeeper-http-" + number.incrementAndGet())
                    .unstarted(work));
    this.waiting = new Waiting(nanos, workers);
    this.listening = listening;
  }

  ExecutorService workers() {
    return workers;
  }

  Waiting waiting() {
    return waiting;
  }

  Listening listening() {
    return listening;
  }

  /** Whoever waits for something is let go. */
  void letGo() {
    listening.letGo();
    waiting.letGo();
  }

  @Override
  public void close() {
    letGo();
    listening.close();
    waiting.close();
    workers.shutdown();
  }
}
