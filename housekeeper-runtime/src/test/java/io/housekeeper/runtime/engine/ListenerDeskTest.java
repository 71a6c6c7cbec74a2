package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listener is told of every end, and until it has returned it was not told. */
class ListenerDeskTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final HeldStore store = new HeldStore(new MemoryStore(() -> NOON));
  private final Ledger ledger = new StoredLedger(store);
  private final AtomicLong returned = new AtomicLong();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void ended(Run run) {
          returned.set(Long.parseLong(run.id()));
        }
      };
  private final ListenerDesk desk =
      new ListenerDesk(
          new Listening("listener", listener, ListenerDeskTest.class.getClassLoader()),
          new Describing(ledger, "node")::describe);

  @BeforeEach
  void register() {
    Membership me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("work").build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), NOON)));
    desk.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    desk.end();
    assertThat(desk.close(Duration.ofSeconds(10))).isTrue();
  }

  /** Runs have ids that grow, so that the number of the last says which have been told. */
  private void ended(long run) {
    int task = ledger.tasks().named("work").get(0).id();
    desk.tell(
        new Happening.Ended(
            entry(fire(run, task, NOON), Ending.SUCCEEDED), "node", false, Optional.empty()));
  }

  @Test
  void whatIsOnItsWayToTheListenerIsNotToldYet() {
    for (long run = 1; run <= 50_000; run++) {
      ended(run);
      while (returned.get() < run) {
        long lowest = desk.lowestUntold();
        assertThat(lowest <= run || returned.get() == run)
            .as("run %s is told, or still to be told", run)
            .isTrue();
      }
    }
  }
}
