package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Owned;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer.Again;
import io.housekeeper.runtime.ledger.FinishAnswer.Over;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Woven;
import io.housekeeper.runtime.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node does not know whether the end of a run was recorded, and its entry is forgotten since. */
class DoubtfulEndTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "test", NOON, Optional.empty());

  private Instant now = NOON;
  private boolean breaks;
  private final Store store = new MemoryStore(() -> now);

  @AutoClose
  private final Ledger ledger =
      new StoredLedger(Woven.around(Store.class, store, this::beforeAndAfter));

  private Membership me = new Membership(0, 0, "");
  private Membership other = new Membership(0, 0, "");
  private int task;

  /** The connection may break after the commit. */
  private @Nullable Object beforeAndAfter(Woven.Call call) {
    @Nullable Object answer = call.call();
    if (breaks && call.name().equals("write")) {
      breaks = false;
      throw new OutcomeUnknown("the connection broke", null);
    }
    return answer;
  }

  @BeforeEach
  void register() {
    me = ledger.members().join("node");
    other = ledger.members().join("other");
    TaskSpec spec = TaskSpec.named("purge").overlap(Overlap.ALLOW).build();
    Offer offer = new Offer(spec, new Version("p", "1", "h"), now);
    ledger.tasks().register(me, List.of(offer));
    ledger.tasks().register(other, List.of(offer));
    task = ledger.tasks().named("purge").get(0).id();
  }

  private Written.Started started(Membership node) {
    ledger.operations().runNow(node, task, Wish.NONE, OPERATOR);
    Batch take = new Batch(now, List.of(), 1, List.of());
    return ledger.runs().write(node, take).made().started().get(0);
  }

  private Batch end(Written.Started run) {
    return end(run, new RunEvent.Returned());
  }

  private Batch end(Written.Started run, RunEvent event) {
    Owned owned =
        new Owned(
            run.row().id(),
            run.row().task(),
            run.row().owner().orElseThrow().fence(),
            run.row().begun().orElseThrow());
    Report report = new Report("done", "", Figures.NONE, now, now);
    Finish finish = new Finish(owned, event, run.plan().transitions(), report);
    return new Batch(now, List.of(finish), 0, List.of());
  }

  private void breaksAt(Batch batch) {
    breaks = true;
    assertThatThrownBy(() -> ledger.runs().write(me, batch)).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void theNodeIsToldThatItWasRecorded() {
    Written.Started run = started(me);
    breaksAt(end(run));
    now = now.plus(Duration.ofHours(3));
    ledger.runs().write(other, end(started(other)));
    assertThat(ledger.history().forget(other, now.minusSeconds(60), 10)).isEqualTo(1);
    assertThat(ledger.history().entry(run.row().id())).isEmpty();

    Written written = ledger.runs().recall(me, end(run)).orElseThrow();
    assertThat(written.finishes()).singleElement().isInstanceOf(Over.class);
  }

  @Test
  void alsoIfItHasBegunTheNextAttemptSince() {
    Written.Started run = started(me);
    Batch first = end(run, new RunEvent.HandedBack(now));
    breaksAt(first);
    Batch take = new Batch(now, List.of(), 1, List.of());
    Written.Started again = ledger.runs().write(me, take).made().started().get(0);
    assertThat(again.row().id()).isEqualTo(run.row().id());

    Written written = ledger.runs().recall(me, first).orElseThrow();
    assertThat(written.finishes()).singleElement().isInstanceOf(Again.class);
  }

  @Test
  void eachKindOfBatchHasADoubtOfItsOwn() {
    Written.Started run = started(me);
    Batch ends = end(run);
    breaksAt(ends);
    ledger.operations().runNow(me, task, Wish.NONE, OPERATOR);
    Batch take = new Batch(now, List.of(), 1, List.of());
    breaksAt(take);

    Written starts = ledger.runs().recall(me, take).orElseThrow();
    assertThat(starts.made().started()).hasSize(1);
    Written ended = ledger.runs().recall(me, ends).orElseThrow();
    assertThat(ended.finishes()).singleElement().isInstanceOf(Over.class);
  }
}
