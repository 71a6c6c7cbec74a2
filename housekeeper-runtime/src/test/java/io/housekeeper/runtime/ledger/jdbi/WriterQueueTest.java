package io.housekeeper.runtime.ledger.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.store.Store.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriterQueueTest {

  private final WriterQueue queue = new WriterQueue();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  /** Someone who waits for its turn. */
  private void waits(Lane lane, String name) throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  queue.enter(lane);
                  order.add(name);
                  queue.leave();
                });
    threads.add(thread);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
  }

  private List<String> letGo() throws InterruptedException {
    queue.leave();
    for (Thread thread : threads) {
      thread.join();
    }
    return order;
  }

  @Test
  void runsGoFirstAndOthersInTheirOrder() throws InterruptedException {
    queue.enter(Lane.RUNS);
    waits(Lane.BULK, "log");
    waits(Lane.BEAT, "beat");
    waits(Lane.RUNS, "claim");
    waits(Lane.RUNS, "finish");
    assertThat(letGo()).containsExactly("claim", "finish", "log", "beat");
  }

  @Test
  void nobodyIsOvertakenForEver() throws InterruptedException {
    queue.enter(Lane.RUNS);
    waits(Lane.BULK, "log");
    for (int i = 0; i < 20; i++) {
      waits(Lane.RUNS, "run");
    }
    assertThat(letGo().indexOf("log")).isEqualTo(16);
  }

  @Test
  void aTransactionInsideAnotherOneIsADefect() {
    queue.enter(Lane.RUNS);
    assertThatThrownBy(() -> queue.enter(Lane.BULK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a transaction inside another one would wait for ever");
  }
}
