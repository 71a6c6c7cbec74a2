package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is due when one thread hears of an end and another of what was in the way. */
class AgendaTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = NOON;

  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> now));

  private final Agenda agenda = new Agenda(() -> true);
  private Membership me = new Membership(0, 0, "");
  private int task;

  private ClaimAnswer claimed() {
    agenda.advance(now);
    List<Claim> claims = agenda.claims(10);
    assertThat(claims).hasSize(1);
    return ledger.runs().write(me, new Batch(now, List.of(), 0, claims)).claims().get(0);
  }

  /** A run of the task executes, and the next fire is due before the agenda hears of it. */
  @BeforeEach
  void itsFirstFireIsRun() {
    me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("purge").schedule("every 1s").build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), now)));
    TaskView view = ledger.tasks().named("purge").get(0);
    task = view.id();
    agenda.put(view);
    now = agenda.next().orElseThrow();
    agenda.answered(claimed(), now);
    now = now.plusMillis(1_500);
  }

  private boolean isDue() {
    return agenda.advance(now);
  }

  @Test
  void whatIsInTheWayIsLookedAtAgainAfterASecond() {
    ClaimAnswer answer = claimed();
    assertThat(answer).isInstanceOf(ClaimAnswer.Held.class);
    agenda.answered(answer, now);
    assertThat(isDue()).isFalse();
    now = now.plusSeconds(1);
    assertThat(isDue()).isTrue();
  }

  @Test
  void itsEndMakesTheNextFireDue() {
    agenda.answered(claimed(), now);
    agenda.released(task);
    assertThat(isDue()).isTrue();
  }

  @Test
  void alsoIfItWasHeardOfBeforeWhatWasInTheWay() {
    ClaimAnswer answer = claimed();
    agenda.released(task);
    assertThat(isDue()).isFalse();
    agenda.answered(answer, now);
    assertThat(isDue()).isTrue();
  }

  @Test
  void anEndOfBeforeSaysNothingOfTheNextClaim() {
    ClaimAnswer answer = claimed();
    agenda.released(task);
    agenda.answered(answer, now);
    agenda.answered(claimed(), now);
    assertThat(isDue()).isFalse();
  }
}
