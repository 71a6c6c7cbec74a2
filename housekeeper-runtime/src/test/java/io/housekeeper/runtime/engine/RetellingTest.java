package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.Corpse;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What dead nodes have left untold is told by one that lives, however much it is. */
class RetellingTest {

  private static final Duration LONG = Duration.ofMinutes(2);

  /** The database's clock, which is behind while they die. */
  private volatile Duration behind = LONG;

  private final Store store = new MemoryStore(() -> InstantSource.system().instant().minus(behind));
  private final Ledger ledger = new StoredLedger(store);
  private final List<Long> retold = new CopyOnWriteArrayList<>();

  private final RunListener listener =
      new RunListener() {
        @Override
        public void ended(Run run) {
          if (run.retold()) {
            retold.add(Long.parseLong(run.id()));
          }
        }
      };

  private EngineTester node(String name) {
    return EngineTester.on(ledger, name).with(TaskSpec.named("quick"), run -> {});
  }

  private int task() {
    try (EngineTester tester = node("first").start()) {
      return tester.run("quick").task();
    }
  }

  private void aSecondPasses() {
    behind = behind.minusSeconds(1);
  }

  /** More than a listener has places for: two portions of the one, and one of the other. */
  @WaitingTest
  void eachRunOnceAndNoMoreAtATimeThanListenersHavePlacesFor() {
    int task = task();
    Corpse one = Corpse.with(store, task, 8_000, this::aSecondPasses);
    Corpse other = Corpse.with(store, task, 4_000, this::aSecondPasses);
    behind = Duration.ZERO;
    try (EngineTester heir = node("heir").listening("heir", listener).start()) {
      EngineTester.await(
          "all to be told", () -> retold.size() >= one.runs().size() + other.runs().size());
      EngineTester.await("nobody to be unheard", () -> nobodyIsUnheard(heir));
      assertThat(heir.engine().droppedEvents()).isZero();
    }
    assertThat(retold)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(one.runs().stream(), other.runs().stream()).toList());
  }

  private boolean nobodyIsUnheard(EngineTester heir) {
    return ledger.members().unheard(heir.engine().member()).isEmpty();
  }
}
