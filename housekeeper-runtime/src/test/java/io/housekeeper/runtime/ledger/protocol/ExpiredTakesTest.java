package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run waits to be taken, and what holds for its task only until an instant is over. */
class ExpiredTakesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By UNTIL_ONE =
      new By("operator", "test", NOON, Optional.of(NOON.plusSeconds(3_600)));

  private Instant now = NOON;
  @AutoClose private final Ledger ledger = new StoredLedger(new MemoryStore(() -> now));
  private Membership me = new Membership(0, 0, "");
  private int task;

  @BeforeEach
  void register() {
    me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("purge").timeout(Duration.ofMinutes(1)).build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), now)));
    task = ledger.tasks().named("purge").get(0).id();
  }

  private Written take() {
    return ledger.runs().write(me, new Batch(now, List.of(), 10, List.of()));
  }

  private void isAskedFor() {
    assertThat(ledger.operations().runNow(me, task, Wish.NONE, UNTIL_ONE))
        .isInstanceOf(Requested.Accepted.class);
  }

  @Test
  void itIsTakenUnderWhatIsInForceAfterwards() {
    ledger.operations().override(me, task, "timeout", "\"PT5M\"", UNTIL_ONE);
    isAskedFor();
    now = NOON.plusSeconds(3_600);
    assertThat(take().taken()).isZero();
    assertThat(ledger.operations().expire(me)).isEqualTo(1);
    assertThat(take().made().started().get(0).plan().spec().timeout())
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void beforeThatItIsTakenUnderWhatHolds() {
    ledger.operations().override(me, task, "timeout", "\"PT5M\"", UNTIL_ONE);
    isAskedFor();
    now = NOON.plusSeconds(3_599);
    assertThat(take().made().started().get(0).plan().spec().timeout())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void anEndThatWasReplacedKeepsNothing() {
    ledger.operations().pauseEverything(me, UNTIL_ONE);
    By forEver = new By("operator", "longer", NOON, Optional.empty());
    ledger.operations().pauseEverything(me, forEver);
    isAskedFor();
    now = NOON.plusSeconds(3_600);
    assertThat(take().taken()).isEqualTo(1);
  }

  @Test
  void aPauseThatIsOverKeepsItNoLonger() {
    ledger.operations().pause(me, task, Pause.TASK, UNTIL_ONE);
    ledger.operations().startUp(me, task, Duration.ZERO, Optional.empty());
    isAskedFor();
    now = NOON.plusSeconds(3_600);
    assertThat(ledger.operations().expire(me)).isEqualTo(1);
    assertThat(take().taken()).isEqualTo(1);
  }
}
