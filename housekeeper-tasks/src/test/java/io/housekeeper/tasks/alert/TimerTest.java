package io.housekeeper.tasks.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimerTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final Timer timer = new Timer();

  @Test
  void doesThingsLaterOnADaemonOfItsOwn() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(1);
    timer.after(
        Duration.ofMillis(1),
        () -> {
          done.add(Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon());
          ran.countDown();
        });
    assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(done).containsExactly("housekeeper-alerts true");
    timer.end(() -> done.add("last"), LONG);
    assertThat(done).hasSize(2).last().isEqualTo("last");
  }

  @Test
  void whatWouldComeLaterIsLeftUndoneAtTheEnd() throws InterruptedException {
    timer.after(LONG, () -> done.add("later"));
    timer.end(() -> done.add("last"), LONG);
    timer.after(Duration.ZERO, () -> done.add("too late"));
    assertThat(done).containsExactly("last");
  }

  @Test
  void theEndIsNotWaitedForLongerThanIsSaid() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch wasInterrupted = new CountDownLatch(1);
    timer.end(
        () -> {
          try {
            never.await();
          } catch (InterruptedException ended) {
            wasInterrupted.countDown();
          }
        },
        Duration.ofMillis(50));
    assertThat(wasInterrupted.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
