package io.housekeeper.dist.service;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What signals ask the service for. Whoever asks it to end a second time does not want to wait. */
final class Requests {

  /** What it is asked for. */
  enum Request {
    RELOAD,
    END
  }

  /** Some programs send a signal to a process and to its group: that is one request. */
  private static final Duration SAME = Duration.ofMillis(500);

  private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final LongSupplier nanos;
  private OptionalLong endsSince = OptionalLong.empty();

  /**
   * @param nanos a time that only goes on
   */
  Requests(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Signals are requests from now on. */
  void hear() {
    Signals.on(Signals.Known.TERM, () -> end(Signals.Known.TERM));
    Signals.on(Signals.Known.INT, () -> end(Signals.Known.INT));
    Signals.on(Signals.Known.HUP, () -> queue.add(Request.RELOAD));
  }

  private synchronized void end(Signals.Known signal) {
    long now = nanos.getAsLong();
    if (endsSince.isEmpty()) {
      endsSince = OptionalLong.of(now);
      queue.add(Request.END);
    } else if (now - endsSince.getAsLong() > SAME.toNanos()) {
      Runtime.getRuntime().halt(signal.exitCode());
    }
  }

  /** Waits so long for one. */
  Optional<Request> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(queue.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Whether it is asked to end within this time; what else it is asked for is forgotten. */
  boolean endWithin(Duration time) throws InterruptedException {
    return next(time).filter(Request.END::equals).isPresent();
  }
}
