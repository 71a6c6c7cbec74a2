package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A node that was taken for dead joins again, on a ledger that may fail in the middle of that. */
class RejoiningTest {

  /** So many beats of new incarnations are not answered. */
  private final AtomicInteger unanswered = new AtomicInteger();

  private final Set<Long> old = new ConcurrentSkipListSet<>();
  private final Set<Long> seen = new ConcurrentSkipListSet<>();
  private final Ledger real = new StoredLedger(new MemoryStore(InstantSource.system()));
  @AutoClose private final Ledger ledger = new UnluckyLedger(real, this::isUnlucky);
  private final EngineTester tester = EngineTester.on(ledger);

  private boolean isUnlucky(String method, List<Object> arguments) {
    if (!method.equals("beat")) {
      return false;
    }
    long incarnation = ((Membership) arguments.get(0)).incarnation();
    seen.add(incarnation);
    return !old.contains(incarnation) && unanswered.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private List<NodeRow> living() {
    return real.members().living().stream()
        .filter(row -> row.member().node().equals("node"))
        .toList();
  }

  /** Another node takes this one for dead. */
  private void bury() {
    NodeRow row = living().get(0);
    old.add(row.member().incarnation());
    Membership other = real.members().join("other");
    EngineTester.await(
        "the burial",
        () ->
            living().stream()
                .filter(one -> one.member().equals(row.member()))
                .allMatch(one -> real.members().sweep(other, one).isPresent()));
    real.members().leave(other, true);
  }

  private boolean hasRejoined() {
    return living().stream().anyMatch(row -> !old.contains(row.member().incarnation()))
        && tester.engine().isReady();
  }

  @Test
  void whatFailsHalfWayGoesOnAsTheSameIncarnation() {
    try (tester) {
      tester.start();
      unanswered.set(3);
      bury();
      EngineTester.await("its return", () -> unanswered.get() == 0 && hasRejoined());
      assertThat(living()).hasSize(1);
      assertThat(seen).hasSize(2);
    }
    assertThat(living()).isEmpty();
  }

  @Test
  void whatANodeRunsAtItsStartItRunsAgain() {
    try (tester) {
      tester
          .with(TaskSpec.named("warm-up").onStartup(), run -> {})
          .with(TaskSpec.named("own").onStartup().onEveryNode(), run -> {})
          .start();
      EngineTester.await("the start-up runs", () -> startUps() == 2);
      unanswered.set(1);
      bury();
      EngineTester.await("them again", () -> startUps() == 4);
    }
  }

  private long startUps() {
    return Stream.of("warm-up", "own")
        .flatMap(task -> tester.entries(task).stream())
        .filter(entry -> entry.subject().origin() == Origin.STARTUP)
        .filter(entry -> entry.ending() == Ending.SUCCEEDED)
        .count();
  }

  @Test
  void whoEndsHalfWayLeaves() {
    try (tester) {
      tester.start();
      unanswered.set(Integer.MAX_VALUE);
      bury();
      EngineTester.await("a try", () -> seen.size() > 1);
    }
    assertThat(living()).isEmpty();
  }

  @Test
  void aStartThatFailsHalfWayLeavesNobodyBehind() {
    unanswered.set(1);
    assertThatThrownBy(tester::start).hasMessage("the ledger does not answer");
    assertThat(living()).isEmpty();
  }
}
