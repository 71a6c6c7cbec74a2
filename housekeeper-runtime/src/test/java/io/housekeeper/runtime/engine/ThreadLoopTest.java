package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadLoopTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void aLoopThatWasNeverStartedHasEnded() throws InterruptedException {
    Loop loop = new ThreadLoop("never", () -> LONG, failure -> LONG);
    loop.stop();
    loop.join(LONG);
    assertThat(loop).isNotNull();
  }

  @Test
  void whoIsWokenDoesAStepAtOnce() throws InterruptedException {
    AtomicInteger steps = new AtomicInteger();
    CountDownLatch twice = new CountDownLatch(2);
    Loop loop =
        new ThreadLoop(
            "woken",
            () -> {
              steps.incrementAndGet();
              twice.countDown();
              return LONG;
            },
            failure -> LONG);
    loop.start();
    while (steps.get() == 0) {
      Thread.onSpinWait();
    }
    loop.wake();
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    loop.stop();
    loop.join(LONG);
  }

  @Test
  void aStepThatFailsIsNotTheLast() throws InterruptedException {
    CountDownLatch twice = new CountDownLatch(2);
    Loop loop =
        new ThreadLoop(
            "failing",
            () -> {
              twice.countDown();
              throw new StackOverflowError("deep");
            },
            failure -> Duration.ZERO);
    loop.start();
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    loop.stop();
    loop.join(LONG);
  }
}
