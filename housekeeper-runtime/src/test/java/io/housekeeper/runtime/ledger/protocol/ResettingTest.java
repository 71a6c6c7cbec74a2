package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Origin;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database whose clock was ahead, and was set right. */
class ResettingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "clock", NOON, Optional.empty());

  private Instant now = NOON;
  private final Ledger ledger = new StoredLedger(new MemoryStore(() -> now));
  private Membership me = new Membership(0, 0, "");

  @BeforeEach
  void register() {
    me = ledger.members().join("node");
    TaskSpec spec =
        TaskSpec.named("tick")
            .schedule("* * * * *")
            .zone("UTC")
            .overlap(TaskSpec.Overlap.ALLOW)
            .build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), now)));
  }

  private TaskView tick() {
    return ledger.tasks().named("tick").get(0);
  }

  private ClaimAnswer claim() {
    int rev = tick().row().cursor().rev();
    Written written =
        ledger.runs().write(me, new Batch(now, List.of(), 0, List.of(new Claim(tick().id(), rev))));
    return written.claims().get(0);
  }

  @Test
  void aFireThatWasClaimedByAWrongClockIsDueAgainAfterTheReset() {
    now = NOON.plusSeconds(3_600);
    while (claim() instanceof ClaimAnswer.Moved) {
      // Claims all that is due.
    }
    assertThat(tick().row().cursor().accountedTo()).isEqualTo(now);
    now = NOON.plusSeconds(90);
    assertThat(claim()).isInstanceOf(ClaimAnswer.NothingDue.class);

    assertThat(ledger.operations().reset(me, tick().id(), OPERATOR))
        .isEqualTo(NOON.plusSeconds(3_600));
    assertThat(tick().row().cursor().accountedTo()).isBeforeOrEqualTo(now);
    now = NOON.plusSeconds(120);
    while (claim() instanceof ClaimAnswer.Moved) {
      // Claims what is due again.
    }
    assertThat(tick().row().cursor().accountedTo()).isEqualTo(NOON.plusSeconds(120));
    assertThat(ledger.runs().owned(me))
        .filteredOn(row -> row.subject().origin() == Origin.SCHEDULE)
        .filteredOn(row -> row.subject().covers().fireAt().equals(NOON.plusSeconds(120)))
        .hasSize(1);
  }

  @Test
  void whatIsNotAheadIsNotReset() {
    assertThatThrownBy(() -> ledger.operations().reset(me, tick().id(), OPERATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no fire of task 'tick' is accounted for that is still to come: there is nothing to"
                + " reset");
  }

  @Test
  void aClockThatGoesBackMakesNothingDueTwiceWhateverIsChanged() {
    now = NOON.plusSeconds(600);
    while (claim() instanceof ClaimAnswer.Moved) {
      // Claims all that is due.
    }
    now = NOON.plusSeconds(60);
    ledger.operations().override(me, tick().id(), "timeout", "\"PT5M\"", OPERATOR);
    assertThat(tick().row().cursor().accountedTo()).isEqualTo(NOON.plusSeconds(600));
    assertThat(claim()).isInstanceOf(ClaimAnswer.NothingDue.class);
  }
}
