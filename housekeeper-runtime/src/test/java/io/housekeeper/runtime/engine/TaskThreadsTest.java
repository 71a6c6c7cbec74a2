package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskThreadsTest {

  private final TaskThreads threads = new TaskThreads("plugin");

  @Test
  void runsThatWaitForEachOtherAllHaveAThread() throws Exception {
    CyclicBarrier together = new CyclicBarrier(101);
    for (int i = 0; i < 100; i++) {
      threads.execute(() -> await(together));
    }
    together.await(30, TimeUnit.SECONDS);
    assertThat(together.isBroken()).isFalse();
  }

  @Test
  void manyShortRunsShareFewThreads() throws Exception {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    for (int batch = 0; batch < 100; batch++) {
      CountDownLatch done = new CountDownLatch(100);
      for (int i = 0; i < 100; i++) {
        threads.execute(
            () -> {
              used.add(Thread.currentThread());
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(used).hasSizeLessThan(100);
  }

  @Test
  void aThreadThatIsIdleIsUsedAgain() throws Exception {
    Thread first = threadOfNext();
    while (first.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(threadOfNext()).isSameAs(first);
  }

  @Test
  void idleThreadsEndWhenItIsClosed() throws Exception {
    Thread idle = threadOfNext();
    threads.close();
    idle.join(30_000);
    assertThat(idle.isAlive()).isFalse();
  }

  @Test
  void anInterruptThatComesLateEndsNoThread() throws Exception {
    Thread idle = threadOfNext();
    idle.interrupt();
    assertThat(threadOfNext()).isNotNull();
  }

  private Thread threadOfNext() throws InterruptedException {
    Thread[] used = new Thread[1];
    CountDownLatch done = new CountDownLatch(1);
    threads.execute(
        () -> {
          used[0] = Thread.currentThread();
          done.countDown();
        });
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    return used[0];
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  @AfterEach
  void close() {
    threads.close();
  }
}
