package io.housekeeper.benchmarks.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How late tasks begin that are due every second, for a while after a warm-up. */
public final class Punctuality {

  private final InstantSource clock = InstantSource.system();
  private final Instant from;
  private final Instant to;
  private final long[] micros;
  private final AtomicInteger delivered = new AtomicInteger();

  public Punctuality(int tasks, int seconds, Duration warmUp) {
    this.from = Instant.ofEpochSecond(clock.instant().getEpochSecond()).plus(warmUp);
    this.to = from.plusSeconds(seconds);
    this.micros = new long[tasks * seconds];
  }

  /** The code of a task begins, for this fire. */
  public void note(Instant fire) {
    Instant now = clock.instant();
    if (!fire.isBefore(from) && fire.isBefore(to)) {
      micros[delivered.getAndIncrement()] = Duration.between(fire, now).toNanos() / 1_000;
    }
  }

  /** Waits until a second after the last fire that counts. */
  public Lateness await() throws InterruptedException {
    if (!clock.instant().isBefore(from)) {
      throw new IllegalStateException("the tasks were not ready when they were to be measured");
    }
    Thread.sleep(Duration.between(clock.instant(), to).plusSeconds(1));
    return Lateness.of(micros.length, Arrays.copyOf(micros, delivered.get()));
  }
}
