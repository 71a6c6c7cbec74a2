package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Listeners.Mark;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners that come and go while there is something to tell. */
class ListenersTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Whoever hears of an end only when it is let. */
  private static final class Slow implements RunListener {

    private final CountDownLatch let = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void ended(Run run) throws InterruptedException {
      asked.countDown();
      let.await();
      heard.add(run.id());
    }
  }

  private final Ledger ledger = new StoredLedger(new MemoryStore(() -> NOON));
  private final Slow before = new Slow();
  private final Slow after = new Slow();
  private final Listening old = listening("ops", before);
  private final Listeners listeners =
      new Listeners(
          List.of(old),
          new Describing(ledger, "node", run -> Optional.empty())::describe,
          System::nanoTime);

  private static Listening listening(String name, RunListener listener) {
    return new Listening(name, listener, ListenersTest.class.getClassLoader());
  }

  @BeforeEach
  void register() {
    Membership me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("work").build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), NOON)));
    listeners.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    before.let.countDown();
    after.let.countDown();
    listeners.close(LONG);
  }

  private void threeEnd() {
    int task = ledger.tasks().named("work").get(0).id();
    for (long run = 1; run <= 3; run++) {
      listeners.tell(
          new Happening.Ended(
              entry(fire(run, task, NOON), Ending.SUCCEEDED), "node", false, Optional.empty()));
    }
  }

  @Test
  void whoeverTakesThePlaceOfAnotherIsToldWhatThatOneWasNot() throws Exception {
    threeEnd();
    Mark mark = listeners.mark();
    before.asked.await();
    listeners.add(listening("ops", after));
    listeners.remove(old, Duration.ofMillis(50));

    assertThat(before.heard).isEmpty();
    assertThat(listeners.lowestUntold()).isEqualTo(1);
    assertThat(listeners.haveServed(mark)).isFalse();
    assertThat(listeners.failed()).isZero();

    after.let.countDown();
    EngineTester.await("all of it", () -> listeners.haveServed(mark));
    assertThat(after.heard).containsExactly("1", "2", "3");
    assertThat(listeners.lowestUntold()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whileItLeavesNothingOfItsQueueCountsAsTold() throws Exception {
    threeEnd();
    Mark mark = listeners.mark();
    before.asked.await();
    Thread removing =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    listeners.remove(old, LONG);
                  } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                  }
                });
    EngineTester.await("that it leaves", () -> !listeners.has("ops"));
    assertThat(listeners.lowestUntold()).isEqualTo(1);
    assertThat(listeners.oldestUntold()).isPresent();
    assertThat(listeners.haveServed(mark)).isFalse();
    before.let.countDown();
    removing.join();
    assertThat(before.heard).containsExactly("1", "2", "3");
    assertThat(listeners.haveServed(mark)).isTrue();
  }

  @Test
  void whoeverIsTakenAwayKeepsNobodyWaiting() throws Exception {
    threeEnd();
    Mark mark = listeners.mark();
    listeners.add(listening("others", after));
    listeners.remove(old, Duration.ofMillis(50));
    assertThat(after.heard).isEmpty();
    assertThat(listeners.haveServed(mark)).isTrue();
    assertThat(listeners.lowestUntold()).isEqualTo(Long.MAX_VALUE);
  }
}
