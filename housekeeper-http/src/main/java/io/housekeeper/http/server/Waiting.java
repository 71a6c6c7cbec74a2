package io.housekeeper.http.server;

import io.housekeeper.http.route.Reply;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Requests whose answer is yet to come. They take no thread while they wait. */
final class Waiting implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final LongSupplier nanos;
  private final Executor workers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("housekeeper-http-waits").unstarted(work));
  private final Set<One> all = ConcurrentHashMap.newKeySet();

  /**
   * @param nanos a time that only goes on
   * @param workers where it is looked whether an answer is there
   */
  Waiting(LongSupplier nanos, Executor workers) {
    this.nanos = nanos;
    this.workers = workers;
  }

  void add(HttpServerExchange exchange, Reply.Later later) {
    One one = new One(exchange, later, nanos.getAsLong() + later.atMost().toNanos());
    all.add(one);
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          all.remove(one);
          next.proceed();
        });
    one.run();
  }

  /** Nobody waits any longer: each gets what he gets when his time is over. */
  void letGo() {
    all.forEach(One::giveUp);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private final class One implements Runnable {

    private final HttpServerExchange exchange;
    private final Reply.Later later;
    private final long until;

    private One(HttpServerExchange exchange, Reply.Later later, long until) {
      this.exchange = exchange;
      this.later = later;
      this.until = until;
    }

    @Override
    public void run() {
      if (!all.contains(this)) {
        return;
      }
      try {
        Optional<Reply.Whole> there = later.look().get();
        if (there.isPresent()) {
          answer(there.get());
        } else if (nanos.getAsLong() - until >= 0) {
          giveUp();
        } else {
          var next =
              timer.schedule(() -> workers.execute(this), LOOK.toMillis(), TimeUnit.MILLISECONDS);
          assert !next.isCancelled();
        }
      } catch (RuntimeException broken) {
        answer(Failures.of(broken));
      }
    }

    private void giveUp() {
      try {
        answer(later.otherwise().get());
      } catch (RuntimeException broken) {
        answer(Failures.of(broken));
      }
    }

    private void answer(Reply.Whole reply) {
      if (all.remove(this)) {
        Sending.send(exchange, reply);
      }
    }
  }
}
