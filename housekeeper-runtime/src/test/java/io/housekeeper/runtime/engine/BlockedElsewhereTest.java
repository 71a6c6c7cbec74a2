package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A run on one node is in the way of fires that another node looks at. */
class BlockedElsewhereTest {

  @AutoClose
  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));

  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger starts = new AtomicInteger();

  private EngineTester node(String name) {
    EngineTester tester = EngineTester.on(ledger, name);
    tester.with(
        TaskSpec.named("slow").schedule("* * * * * *"),
        run -> {
          if (starts.incrementAndGet() == 1) {
            mayEnd.await();
          }
        });
    return tester;
  }

  @Test
  void theOtherNodeDoesNotFloodTheLedger() {
    try (EngineTester a = node("a");
        EngineTester b = node("b")) {
      Healthy healthy = Healthy.in(a);
      a.start();
      b.start();
      EngineTester.await("the run", () -> starts.get() == 1);
      for (int i = 0; i < 4; i++) {
        healthy.goesOn();
      }
      assertThat(a.entries("slow")).isEmpty();
      mayEnd.countDown();
      Entry skipped = a.entry("slow", Ending.SKIPPED);
      EngineTester.await("more runs", () -> starts.get() >= 4);
      // The first that the healthy task ran may have been due with the run itself.
      assertThat(skipped.subject().covers().fires()).isGreaterThanOrEqualTo(3);
      List<Entry> entries = a.entries("slow");
      assertThat(entries).filteredOn(entry -> entry.ending() == Ending.SKIPPED).hasSize(1);
      Healthy.lostNothing(a, "slow");
    }
  }
}
