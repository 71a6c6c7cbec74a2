package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.Batch.Claim;
import io.housekeeper.runtime.ledger.ClaimAnswer;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Figures;
import io.housekeeper.runtime.ledger.Finish;
import io.housekeeper.runtime.ledger.Finish.Owned;
import io.housekeeper.runtime.ledger.Finish.Report;
import io.housekeeper.runtime.ledger.FinishAnswer;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.PastHold;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Started;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.MissedBecause;
import io.housekeeper.runtime.run.RunEvent.Returned;
import io.housekeeper.runtime.run.RunState.Waiting;
import io.housekeeper.runtime.run.SkippedBecause;
import io.housekeeper.runtime.run.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger does with a task whose specification it cannot read: nothing that is wrong. */
class UnreadableRangesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Instant now = NOON;
  private final MemoryStore store = new MemoryStore(() -> now);
  @AutoClose private final Ledger ledger = new StoredLedger(store);
  private final NewerVersion newer = new NewerVersion(store);
  private Membership me = new Membership(0, 0, "");
  private int odd;

  @BeforeEach
  void register() {
    me = ledger.members().join("a");
    register(me, "1", spec("odd"), spec("even"));
    odd = ledger.tasks().keys("odd").get(0).id();
  }

  private static TaskSpec.Builder spec(String name) {
    return TaskSpec.named(name).schedule("* * * * *").zone("UTC");
  }

  private void register(Membership node, String version, TaskSpec.Builder... specs) {
    List<Offer> offers =
        List.of(specs).stream()
            .map(spec -> new Offer(spec.build(), new Version("p", version, version), now))
            .toList();
    assertThat(ledger.tasks().register(node, offers)).hasSize(specs.length);
  }

  private void becomesUnreadable() {
    newer.overrides(odd, "timezone", "\"Mars/Base\"");
    assertThat(ledger.tasks().named("odd")).isEmpty();
    assertThat(ledger.tasks().unreadable(List.of(odd))).hasSize(1);
  }

  private TaskRow odd() {
    return newer.row(odd);
  }

  private Written write(int take, Claim... claims) {
    return ledger.runs().write(me, new Batch(now, List.of(), take, List.of(claims)));
  }

  private Claim claim(String task) {
    TaskRow row = newer.row(ledger.tasks().keys(task).get(0).id());
    return new Claim(row.id(), row.cursor().rev());
  }

  private List<Entry> entries() {
    return ledger.history().page(RunFilter.of(odd), Long.MAX_VALUE, 100);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  /** The range stays open from where it was, and nothing of the task has an end. */
  private void isLeftAlone() {
    assertThat(odd().cursor().accountedTo()).isEqualTo(NOON);
    assertThat(odd().switches().gone()).isEmpty();
    assertThat(entries()).isEmpty();
  }

  @Test
  void itIsNeitherClaimedNorTaken() {
    assertThat(ledger.operations().runNow(me, odd, Wish.NONE, OPERATOR))
        .isInstanceOf(Requested.Accepted.class);
    becomesUnreadable();
    pass(Duration.ofMinutes(1));
    Written written = write(10, claim("odd"), claim("even"));
    assertThat(written.taken()).isZero();
    assertThat(written.claims().get(0)).isInstanceOf(ClaimAnswer.Outdated.class);
    assertThat(written.claims().get(1)).isInstanceOf(ClaimAnswer.Moved.class);
    isLeftAlone();
    assertThat(ledger.operations().backfill(me, odd, NOON, now, OPERATOR))
        .isInstanceOf(Requested.Refused.class);
  }

  @Test
  void whatADeadNodeRanIsRecovered() {
    Membership other = ledger.members().join("b");
    register(other, "1", spec("odd"), spec("even"));
    pass(Duration.ofMinutes(1));
    LiveRow run =
        ledger
            .runs()
            .write(other, new Batch(now, List.of(), 0, List.of(claim("odd"))))
            .made()
            .started()
            .get(0)
            .row();
    becomesUnreadable();
    NodeRow dead =
        ledger.members().living().stream()
            .filter(row -> row.member().equals(other))
            .findFirst()
            .orElseThrow();
    assertThat(ledger.members().sweep(me, dead)).isPresent();
    LiveRow left = ledger.history().live(run.id()).orElseThrow();
    assertThat(((Waiting) left.state()).why()).isEqualTo(Why.RECOVERY);
    assertThat(odd().crashes()).isEqualTo(1);
    assertThat(odd().cursor().accountedTo()).isEqualTo(now);
  }

  @Test
  void whatRunsEndsAndWhatItBlockedIsNotForgotten() {
    pass(Duration.ofMinutes(1));
    Started started = write(0, claim("odd")).made().started().get(0);
    becomesUnreadable();
    pass(Duration.ofMinutes(2));
    LiveRow row = started.row();
    Owned run =
        new Owned(row.id(), odd, row.owner().orElseThrow().fence(), row.begun().orElseThrow());
    Report report = new Report("", "", Figures.NONE, run.since(), now);
    Finish finish = new Finish(run, new Returned(), started.plan().transitions(), report);
    Batch batch = new Batch(now, List.of(finish), 0, List.of());
    assertThat(ledger.runs().write(me, batch).finishes().get(0))
        .isInstanceOf(FinishAnswer.Over.class);
    assertThat(odd().exclusion().past()).map(PastHold::until).contains(now);
  }

  @Test
  void nobodyHereGivesItUp() {
    becomesUnreadable();
    pass(Duration.ofMinutes(10));
    Membership other = ledger.members().join("b");
    assertThat(ledger.members().leave(me, true).ended()).isEmpty();
    me = other;
    assertThat(ledger.tasks().uncarried()).contains(odd);
    ledger.tasks().retire(me, ledger.tasks().uncarried());
    assertThat(newer.row(claim("even").task()).switches().gone()).isPresent();
    isLeftAlone();
  }

  @Test
  void aPauseLeavesTheRangeOpenAndTheResumeSkipsAllOfIt() {
    becomesUnreadable();
    pass(Duration.ofMinutes(10));
    ledger.operations().pauseEverything(me, OPERATOR);
    ledger.operations().pause(me, odd, Pause.TASK, OPERATOR);
    assertThat(odd().switches().paused()).hasSize(2);
    isLeftAlone();
    ledger.operations().resumeEverything(me, OPERATOR);
    isLeftAlone();
    ledger.operations().resume(me, odd, OPERATOR);
    assertThat(entries()).singleElement().satisfies(entry -> covers(entry, NOON, now));
    assertThat(entries().get(0).ending()).isEqualTo(Ending.SKIPPED);
    assertThat(entries().get(0).outcome().because()).contains(SkippedBecause.PAUSED);
    assertThat(newer.effective(odd)).contains("Mars/Base");
  }

  private static void covers(Entry entry, Instant after, Instant upTo) {
    assertThat(entry.subject().covers().after()).contains(after);
    assertThat(entry.subject().covers().fireAt()).isEqualTo(upTo);
  }

  @Test
  void aNewerPluginThatCanBeReadIsPutInForce() {
    becomesUnreadable();
    pass(Duration.ofMinutes(10));
    register(me, "2", spec("odd").schedule("0 * * * *"), spec("even"));
    assertThat(ledger.tasks().named("odd")).hasSize(1);
    assertThat(entries()).singleElement().satisfies(entry -> covers(entry, NOON, now));
    assertThat(entries().get(0).outcome().because()).contains(MissedBecause.UNREADABLE);
    assertThat(odd().cursor().accountedTo()).isEqualTo(now);
  }
}
