package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.Ending;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A node whose ledger takes its time. */
class SlowLedgerTest {

  private final HeldStore store = new HeldStore(new MemoryStore(InstantSource.system()));
  private final Ledger ledger = new StoredLedger(store);
  private final EngineTester tester = EngineTester.on(ledger);

  @AfterEach
  void close() {
    store.release();
    tester.close();
  }

  private boolean isAlive(Membership node) {
    return ledger.members().living().stream().map(NodeRow::member).anyMatch(node::equals);
  }

  @WaitingTest
  void runsStartWhileEndsWaitForTheirCommit() {
    AtomicInteger starts = new AtomicInteger();
    tester.with(
        TaskSpec.named("often").schedule("every 200ms").overlap(Overlap.ALLOW),
        run -> starts.incrementAndGet());
    tester.start();
    tester.entry("often", Ending.SUCCEEDED);
    store.hold(Lane.ENDS);
    int before = starts.get();
    EngineTester.await("five more starts", () -> starts.get() >= before + 5);
    assertThat(tester.entries("often")).hasSizeLessThan(starts.get());
    store.release();
    int after = starts.get();
    EngineTester.await("their ends", () -> tester.entries("often").size() >= after);
  }

  @WaitingTest
  void whoJoinsAnewHasNoEndThatWaits() {
    tester.with(TaskSpec.named("now").restarts(0), run -> {});
    tester.start();
    store.cut(Lane.ENDS);
    tester.orders().runNow("now", EngineTester.OPERATOR);
    EngineTester.await("an end that cannot be written", () -> !tester.engine().isReady());
    NodeRow silent = ledger.members().living().get(0);
    Membership other = ledger.members().join("other");
    assertThat(ledger.members().sweep(other, silent)).isPresent();
    EngineTester.await("that it has joined anew", () -> !isAlive(silent.member()));
    EngineTester.await("that it is ready", () -> tester.engine().isReady());
  }

  @WaitingTest
  void theDeadAreBuriedWhileTheWriterWaitsForItsCommit() {
    Membership silent = ledger.members().join("silent");
    Healthy healthy = Healthy.in(tester);
    tester.start();
    healthy.goesOn();
    store.hold(Lane.RUNS);
    assertThat(isAlive(silent)).isTrue();
    EngineTester.await("the burial of a node that never beat", () -> !isAlive(silent));
    store.release();
    healthy.goesOn();
  }

  /** A writer that waits keeps the node from beating: that beat was not answered. */
  @WaitingTest
  void aBeatThatIsLeftOutIsNoAnswer() {
    try (NodeLog log = NodeLog.open()) {
      Healthy healthy = Healthy.in(tester);
      tester.start();
      healthy.goesOn();
      store.hold(Lane.RUNS);
      store.cut(Lane.BEAT);
      EngineTester.await("that it is noticed", () -> !tester.engine().isReady());
      long late = System.nanoTime() + Contact.CAREFUL.multipliedBy(2).toNanos();
      EngineTester.await("beats to be left out", () -> System.nanoTime() >= late);
      assertThat(log.starting("INFO the ledger")).isEmpty();
      store.mend(Lane.BEAT);
      store.release();
      EngineTester.await("that it is ready", tester.engine()::isReady);
      assertThat(log.starting("INFO the ledger")).hasSize(1);
      healthy.goesOn();
    }
  }
}
