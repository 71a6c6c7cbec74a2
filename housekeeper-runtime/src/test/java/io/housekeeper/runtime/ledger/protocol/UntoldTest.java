package io.housekeeper.runtime.ledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import io.housekeeper.runtime.ledger.Untold;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** However much a dead node has left untold, nobody has to hold all of it at once. */
class UntoldTest {

  private static final int MANY = 12_000;

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Store store = new MemoryStore(() -> now);
  private final StoredMembers members = new StoredMembers(new Drafts(store));
  private final Corpse dead = Corpse.with(store, 1, MANY, () -> now = now.plusSeconds(1));

  /** Whoever has buried it has had time to tell it, and has not. */
  private Membership anotherThirtySecondsLater() {
    now = now.plus(Duration.ofSeconds(60));
    return members.join("another");
  }

  @Test
  void itIsToldInPortionsAndEachRunInOneOfThem() {
    Membership me = anotherThirtySecondsLater();
    List<Untold> portions = new ArrayList<>();
    do {
      assertThat(members.unheard(me)).extracting(NodeRow::member).containsExactly(dead.member());
      portions.add(members.untold(dead.member().incarnation()));
      members.heard(me, dead.row(), portions.getLast().upTo());
    } while (portions.getLast().upTo().isPresent());
    assertThat(portions)
        .extracting(one -> one.entries().size())
        .containsExactly(5_000, 5_000, 2_000);
    assertThat(portions.stream().flatMap(one -> one.entries().stream()).map(Entry::id))
        .containsExactlyElementsOf(dead.runs());
    assertThat(members.unheard(me)).isEmpty();
    assertThat(members.untold(dead.member().incarnation()).entries()).isEmpty();
  }

  /** Two may tell of the same node: who is behind takes nothing back. */
  @Test
  void whatWasHeardStaysHeard() {
    Membership me = anotherThirtySecondsLater();
    Optional<Told> first = members.untold(dead.member().incarnation()).upTo();
    members.heard(me, dead.row(), Optional.empty());
    members.heard(me, dead.row(), first);
    assertThat(members.unheard(me)).isEmpty();
  }
}
