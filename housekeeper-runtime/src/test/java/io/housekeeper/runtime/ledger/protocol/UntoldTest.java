package io.housekeeper.runtime.ledger.protocol;

import static io.housekeeper.runtime.ledger.store.SampleRows.endedAt;
import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.Untold;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** However much a dead node has left untold, nobody has to hold all of it at once. */
class UntoldTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MANY = 12_000;

  private Instant now = NOON;
  private final Store store = new MemoryStore(() -> now);
  private final StoredMembers members = new StoredMembers(new Drafts(store));

  /** A node that has died after so many runs, of which nobody was told. */
  private NodeRow dead(IntFunction<Instant> ends) {
    Membership node = members.join("node");
    NodeRow row =
        members.living().stream()
            .filter(one -> one.member().equals(node))
            .findFirst()
            .orElseThrow();
    List<Entry> entries =
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    endedAt(
                        entry(
                            fire(row.told().fromRun() + i, 1, NOON.plusMillis(i)),
                            Ending.SUCCEEDED),
                        ends.apply(i),
                        node.slot()))
            .toList();
    store.write(
        Lane.BULK,
        tables -> {
          tables.runs().insert(entries);
          return entries;
        });
    now = NOON.plusSeconds(3_600);
    assertThat(members.sweep(members.join("other"), row)).isPresent();
    // Whoever has buried it has had time to tell it, and has not.
    now = now.plusSeconds(60);
    return row;
  }

  private List<Untold> told(NodeRow dead) {
    Membership me = members.join("third");
    List<Untold> portions = new ArrayList<>();
    do {
      portions.add(members.untold(dead.member().incarnation()));
      members.heard(me, dead, portions.getLast().upTo());
    } while (portions.getLast().upTo().isPresent());
    return portions;
  }

  private static void allOnce(NodeRow dead, List<Untold> portions) {
    long first = dead.told().fromRun();
    assertThat(portions.stream().flatMap(one -> one.entries().stream()).map(Entry::id))
        .containsExactlyElementsOf(LongStream.range(first, first + MANY).boxed().toList());
  }

  @Test
  void itIsToldInPortionsAndEachRunInOneOfThem() {
    NodeRow dead = dead(i -> NOON.plusMillis(1 + i / 7));
    assertThat(members.unheard(dead.member())).containsExactly(row(dead));
    List<Untold> portions = told(dead);
    assertThat(portions)
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.entries()).hasSizeLessThan(5_000));
    allOnce(dead, portions);
    assertThat(members.unheard(dead.member())).isEmpty();
    assertThat(members.untold(dead.member().incarnation()).entries()).isEmpty();
  }

  private NodeRow row(NodeRow dead) {
    return store.read(tables -> tables.nodes().rows(List.of(dead.member().incarnation()))).get(0);
  }

  /** A batch ends at one instant, and the mark of what was told is an instant. */
  @Test
  void whatEndedAtOneInstantIsNotParted() {
    NodeRow dead = dead(i -> NOON.plusMillis(1));
    allOnce(dead, told(dead));
  }
}
