package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.Begun;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Owned;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunEvent.Threw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the fires that a run is in the way of, whoever looks at them. */
class BlockedFiresTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "test", NOON, Optional.empty());

  private Instant now = NOON;
  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> now));
  private Membership me = new Membership(0, 0, "");

  @BeforeEach
  void register() {
    me = ledger.members().join("node");
    TaskSpec spec =
        TaskSpec.named("tick")
            .schedule("* * * * * *")
            .zone("UTC")
            .retry(Retry.fixed(1, Duration.ofHours(1)))
            .build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), now)));
  }

  private TaskView tick() {
    return ledger.tasks().named("tick").get(0);
  }

  private Written afterASecond() {
    now = now.plusSeconds(1);
    Claim claim = new Claim(tick().id(), tick().row().cursor().rev());
    return ledger.runs().write(me, new Batch(now, List.of(), 0, List.of(claim)));
  }

  private List<Entry> skipped() {
    return ledger.history().page(RunFilter.of(tick().id()), Long.MAX_VALUE, 1_000).stream()
        .filter(entry -> entry.ending() == Ending.SKIPPED)
        .toList();
  }

  @Test
  void areAccountedForOnceAMinute() {
    assertThat(afterASecond().made().started()).hasSize(1);
    for (int i = 0; i < 60; i++) {
      assertThat(afterASecond().claims().get(0)).isInstanceOf(ClaimAnswer.Held.class);
    }
    for (int i = 0; i < 130; i++) {
      assertThat(afterASecond().made().started()).isEmpty();
    }
    assertThat(skipped()).hasSize(3);
    assertThat(skipped()).extracting(entry -> entry.subject().covers().fires()).containsOnly(61L);
  }

  @Test
  void neverRunLateAlsoIfTheRunInTheWayIsCancelledWhileItWaits() {
    Started started = afterASecond().made().started().get(0);
    fail(started);
    for (int i = 0; i < 30; i++) {
      assertThat(afterASecond().claims().get(0)).isInstanceOf(ClaimAnswer.Held.class);
    }
    assertThat(ledger.operations().cancel(me, started.row().id(), OPERATOR))
        .isEqualTo(Cancelled.AT_ONCE);
    Written next = afterASecond();
    assertThat(skipped())
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject().covers().fires()).isEqualTo(30));
    assertThat(next.made().started()).hasSize(1);
    assertThat(next.made().started().get(0).row().subject().covers().fireAt()).isEqualTo(now);
  }

  private void fail(Started started) {
    LiveRow row = started.row();
    Instant since = row.startedAt().orElseThrow();
    Owned run = new Owned(row.id(), row.task(), row.owner().orElseThrow().fence(), Begun.at(since));
    Report report = new Report("", "", Figures.NONE, since, now);
    Finish finish = new Finish(run, new Threw(now, 0), started.plan().transitions(), report);
    assertThat(
            ledger.runs().write(me, new Batch(now, List.of(finish), 0, List.of())).made().waiting())
        .hasSize(1);
  }
}
