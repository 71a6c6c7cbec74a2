package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Woven;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node finds something that is over, and stands still before it takes it back. */
class ExpiringTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final By UNTIL_ONE = new By("operator", "test", NOON, Optional.of(ONE));
  private static final By FOR_EVER = new By("operator", "longer", NOON, Optional.empty());

  private Instant now = NOON;
  private Runnable meanwhile = () -> {};
  private final Store store = new MemoryStore(() -> now);

  @AutoClose
  private final Ledger ledger =
      new StoredLedger(Woven.around(Store.class, store, this::interrupted));

  private Membership me = new Membership(0, 0, "");
  private int task;

  /** Something happens after each look into the store. */
  private @Nullable Object interrupted(Woven.Call call) {
    @Nullable Object seen = call.call();
    if (call.name().equals("read")) {
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
    }
    return seen;
  }

  @BeforeEach
  void register() {
    me = ledger.members().join("node");
    TaskSpec spec = TaskSpec.named("purge").timeout(Duration.ofMinutes(1)).build();
    ledger.tasks().register(me, List.of(new Offer(spec, new Version("p", "1", "h"), now)));
    task = ledger.tasks().named("purge").get(0).id();
  }

  private Duration timeout() {
    return ledger.tasks().named("purge").get(0).plan().spec().timeout();
  }

  private boolean isPaused() {
    return ledger
        .tasks()
        .named("purge")
        .get(0)
        .row()
        .switches()
        .paused()
        .contains(Pause.EVERYTHING);
  }

  @Test
  void whatIsOverIsTakenBack() {
    ledger.operations().override(me, task, "timeout", "\"PT5M\"", UNTIL_ONE);
    now = ONE;
    ledger.operations().expire(me);
    assertThat(timeout()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void ifTheClockHasGoneBackMeanwhileItIsNotOver() {
    ledger.operations().override(me, task, "timeout", "\"PT5M\"", UNTIL_ONE);
    now = ONE;
    meanwhile = () -> now = NOON;
    ledger.operations().expire(me);
    assertThat(timeout()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatWasPutInItsPlaceMeanwhileStays() {
    ledger.operations().pauseEverything(me, UNTIL_ONE);
    now = ONE;
    meanwhile = () -> ledger.operations().pauseEverything(me, FOR_EVER);
    ledger.operations().expire(me);
    assertThat(isPaused()).isTrue();
  }

  @Test
  void aPauseOfEverythingThatIsOverEnds() {
    ledger.operations().pauseEverything(me, UNTIL_ONE);
    now = ONE;
    ledger.operations().expire(me);
    assertThat(isPaused()).isFalse();
  }
}
