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
import java.util.ArrayList;
import java.util.Collections;
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
  private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong returned = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong();
  private final RunListener listener =
      new RunListener() {
        @Override
        public void ended(Run run) {
          if (run.id().equals("60013")) {
            throw new IllegalStateException("not this one");
          }
          told.add(Long.valueOf(run.id()));
          returned.set(Long.parseLong(run.id()));
        }
      };
  private final ListenerDesk desk =
      new ListenerDesk(
          new Listening("listener", listener, ListenerDeskTest.class.getClassLoader()),
          new Describing(ledger, "node", run -> Optional.empty())::describe,
          nanos::get);

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

  private int task() {
    return ledger.tasks().named("work").get(0).id();
  }

  /** Runs have ids that grow, so that the number of the last says which have been told. */
  private void ended(long run, int task) {
    desk.tell(
        new Happening.Ended(
            entry(fire(run, task, NOON), Ending.SUCCEEDED), "node", false, Optional.empty()));
  }

  @Test
  void whatIsOnItsWayToTheListenerIsNotToldYet() {
    int task = task();
    for (long run = 1; run <= 50_000; run++) {
      ended(run, task);
      while (returned.get() < run) {
        long lowest = desk.lowestUntold();
        assertThat(lowest <= run || returned.get() == run)
            .as("run %s is told, or still to be told", run)
            .isTrue();
      }
    }
  }

  @Test
  void anEndThatCannotBeDescribedNowIsToldWhenTheLedgerAnswersAgain() {
    int task = task();
    store.goDown(true);
    ended(1, task);
    ended(2, task);
    EngineTester.await("two tries", () -> store.unanswered() > 1);
    assertThat(desk.lowestUntold()).isEqualTo(1);
    assertThat(told).isEmpty();
    store.goDown(false);
    EngineTester.await("both ends to be told", () -> told.size() == 2);
    assertThat(told).containsExactly(1L, 2L);
    assertThat(desk.dropped()).isZero();
  }

  @Test
  void anEndThatCanNeverBeDescribedIsCountedAndKeepsNobodyWaiting() {
    ended(1, task() + 1);
    ended(2, task());
    EngineTester.await("the next to be told", () -> returned.get() == 2);
    assertThat(told).containsExactly(2L);
    assertThat(desk.dropped()).isEqualTo(1);
  }

  /** Most events are none of its business: that it takes those says nothing. */
  @Test
  void whatItFailedAtIsSaidForAWhileWhateverItTakesAfterwards() {
    ended(60_013, task());
    ended(60_014, task());
    EngineTester.await("the next to be told", () -> returned.get() == 60_014);
    assertThat(desk.problems())
        .singleElement()
        .asString()
        .startsWith("listener 'listener' fails: ")
        .contains("not this one");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(desk.problems()).isEmpty();
    assertThat(desk.failed()).isEqualTo(1);
  }
}
