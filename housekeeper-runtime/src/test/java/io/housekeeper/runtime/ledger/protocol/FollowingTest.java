package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.Registration;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that want to follow one another in a circle: they are in nobody's way. */
class FollowingTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final By OPERATOR = new By("operator", "test", NOON, Optional.empty());

  private Instant now = NOON;
  private final Ledger ledger = new StoredLedger(new MemoryStore(() -> now));
  private Membership me = new Membership(0, 0, "");

  @BeforeEach
  void aCircleAndAnother() {
    me = ledger.members().join("node");
    List<Registration> answers =
        ledger
            .tasks()
            .register(
                me, List.of(offer("hen", "after egg"), offer("egg", "after hen"), offer("tick")));
    assertThat(answers).filteredOn(Registration.Refused.class::isInstance).hasSize(2);
  }

  private static Offer offer(String name) {
    return offer(name, "* * * * *");
  }

  private static Offer offer(String name, String schedule) {
    TaskSpec spec = TaskSpec.named(name).schedule(schedule).zone("UTC").build();
    return new Offer(spec, new Version("p", "1", name + schedule), NOON);
  }

  private TaskView task(String name) {
    return ledger.tasks().named(name).get(0);
  }

  @Test
  void anotherTaskIsPausedAndOverridden() {
    int tick = task("tick").id();
    ledger.operations().pause(me, tick, Pause.TASK, OPERATOR);
    ledger.operations().override(me, tick, "timeout", "\"PT5M\"", OPERATOR);
    assertThat(task("tick").row().switches().paused()).containsExactly(Pause.TASK);
  }

  @Test
  void whatHoldsForATimeIsTakenBack() {
    Instant soon = NOON.plusSeconds(60);
    By forAMinute = new By("operator", "test", NOON, Optional.of(soon));
    ledger.operations().pause(me, task("hen").id(), Pause.TASK, forAMinute);
    now = soon;
    assertThat(ledger.operations().expire(me)).isEqualTo(1);
    assertThat(task("hen").row().switches().paused()).isEmpty();
  }

  @Test
  void everythingIsPausedAndResumed() {
    ledger.operations().pauseEverything(me, OPERATOR);
    assertThat(List.of(task("hen"), task("egg"), task("tick")))
        .allMatch(one -> one.row().switches().paused().contains(Pause.EVERYTHING));
    ledger.operations().resumeEverything(me, OPERATOR);
    assertThat(ledger.operations().level(me)).isZero();
  }

  @Test
  void aCircleByAnOverrideIsRefusedStill() {
    ledger.tasks().register(me, List.of(offer("tock", "after tick")));
    assertThatThrownBy(
            () ->
                ledger
                    .operations()
                    .override(me, task("tick").id(), "schedule", "\"after tock\"", OPERATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "task 'tick' cannot follow task 'tock': that one follows it, directly or through"
                + " others");
  }
}
