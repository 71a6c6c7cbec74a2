package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.runtime.ledger.Batch;
import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.LedgerFailure.OutcomeUnknown;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Written;
import io.housekeeper.runtime.ledger.Written.Made;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.ledger.store.Woven;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that joins again and again remembers nothing of those incarnations that are over. */
class IncarnationsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Batch NOTHING = new Batch(NOON, List.of(), 0, List.of());

  private final Store store = new MemoryStore(() -> NOON);
  private boolean breaks;
  private final Drafts drafts = new Drafts(Woven.around(Store.class, store, this::commit));
  private final StoredMembers members = new StoredMembers(drafts);
  private final StoredRuns runs = new StoredRuns(drafts);
  private final StoredMembers others = new StoredMembers(new Drafts(store));
  private Membership me = new Membership(0, 0, "");

  /** The connection may break after the commit. */
  private @Nullable Object commit(Woven.Call call) {
    @Nullable Object answer = call.call();
    if (breaks && call.name().equals("write")) {
      throw new OutcomeUnknown("the connection broke", null);
    }
    return answer;
  }

  @BeforeEach
  void join() {
    me = members.join("node");
    runs.write(me, NOTHING);
    assertThat(drafts.incarnations().isEmpty()).isFalse();
  }

  private void isDeclaredDead() {
    NodeRow row =
        others.living().stream().filter(one -> one.member().equals(me)).findFirst().orElseThrow();
    assertThat(others.sweep(others.join("other"), row)).isPresent();
  }

  private void isInDoubt() {
    breaks = true;
    assertThatThrownBy(() -> runs.write(me, NOTHING)).isInstanceOf(OutcomeUnknown.class);
    breaks = false;
  }

  @Test
  void ofOneThatHasLeft() {
    members.leave(me, true);
    assertThat(drafts.incarnations().isEmpty()).isTrue();
  }

  @Test
  void ofOneWhoseBeatIsRefused() {
    isInDoubt();
    isDeclaredDead();
    assertThat(members.beat(me)).isEmpty();
    assertThat(drafts.incarnations().isEmpty()).isTrue();
  }

  @Test
  void ofOneWhoseBatchIsRefused() {
    isDeclaredDead();
    assertThatThrownBy(() -> runs.write(me, NOTHING)).isInstanceOf(Fenced.class);
    assertThat(drafts.incarnations().isEmpty()).isTrue();
  }

  @Test
  void ofOneThatLearnsItWhileItIsInDoubt() {
    isInDoubt();
    isDeclaredDead();
    assertThatThrownBy(() -> runs.recall(me, NOTHING)).isInstanceOf(Fenced.class);
    assertThat(drafts.incarnations().isEmpty()).isTrue();
    assertThatThrownBy(() -> runs.recall(me, NOTHING)).isInstanceOf(Fenced.class);
  }

  @Test
  void ofOneThatAnotherOfThisProcessBuries() {
    NodeRow row = members.living().get(0);
    Membership another = members.join("another");
    assertThat(members.sweep(another, row)).isPresent();
    members.leave(another, true);
    assertThat(drafts.incarnations().isEmpty()).isTrue();
  }

  @Test
  void doubtsThatComeAfterTheEndAreNotKept() {
    isDeclaredDead();
    assertThat(members.beat(me)).isEmpty();
    drafts
        .incarnations()
        .doubts(me, Lane.RUNS, new Written(0, List.of(), List.of(), Made.NOTHING, false));
    assertThat(drafts.incarnations().isEmpty()).isTrue();
  }

  @Test
  void whoIsAliveFindsOutWhatBecameOfItsBatch() {
    isInDoubt();
    assertThat(runs.recall(me, NOTHING)).isEmpty();
    assertThat(drafts.incarnations().doubtful(me, Lane.RUNS)).isEmpty();
    assertThat(members.beat(me)).isPresent();
  }
}
