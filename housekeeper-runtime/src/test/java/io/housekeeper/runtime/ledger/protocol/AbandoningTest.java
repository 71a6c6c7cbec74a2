package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry.Outcome;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.run.Ending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of runs that wait when nobody is left to execute them. */
class AbandoningTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "a test", NOON, Optional.empty());

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> NOON));

  private final Membership node = ledger.members().join("node");
  private final Membership other = ledger.members().join("other");

  private long waiting(TaskSpec.Builder spec) {
    ledger
        .tasks()
        .register(node, List.of(new Offer(spec.build(), new Version("p", "1", "h"), NOON)));
    int task = ledger.tasks().named("purge").get(0).id();
    Requested asked = ledger.operations().runNow(other, task, Wish.NONE, OPERATOR);
    return ((Requested.Accepted) asked).run();
  }

  private String whyLost(long run) {
    Outcome outcome = ledger.history().entry(run).orElseThrow().outcome();
    assertThat(outcome.ending()).isEqualTo(Ending.LOST);
    return outcome.message();
  }

  @Test
  void ofATaskOfOneNodeThatLeaves() {
    long run = waiting(TaskSpec.named("purge").onEveryNode());
    ledger.members().leave(node, true);
    assertThat(whyLost(run)).isEqualTo("the node that the task runs on had left");
  }

  @Test
  void ofATaskWhoseCodeNobodyHasAnyMore() {
    long run = waiting(TaskSpec.named("purge"));
    ledger.members().leave(node, true);
    ledger.tasks().retire(other, ledger.tasks().uncarried());
    assertThat(whyLost(run)).isEqualTo("no living node had the code of the task");
  }
}
