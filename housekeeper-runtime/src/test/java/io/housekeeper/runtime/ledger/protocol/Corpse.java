package io.housekeeper.runtime.ledger.protocol;

import static io.housekeeper.runtime.ledger.store.SampleRows.endedAt;
import static io.housekeeper.runtime.ledger.store.SampleRows.entry;
import static io.housekeeper.runtime.ledger.store.SampleRows.fire;

import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Store.Lane;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A node that died right after it had ended many runs at one instant, of which it had told nobody.
 * It is declared dead, and who did that has told nobody either.
 */
public record Corpse(NodeRow row, List<Long> runs) {

  /**
   * One that ended so many runs of a task.
   *
   * @param later lets time pass by the clock of the database
   */
  public static Corpse with(Store store, int task, int many, Runnable later) {
    StoredMembers members = new StoredMembers(new Drafts(store));
    Membership node = members.join("dead");
    NodeRow row = members.rows(List.of(node.incarnation())).get(0);
    later.run();
    Instant ends = row.joinedAt().plusMillis(1);
    long first = row.told().fromRun() + (long) node.slot() * many;
    List<Entry> entries =
        IntStream.range(0, many)
            .mapToObj(i -> fire(first + i, task, first(ends, node).plusMillis(i)))
            .map(fire -> endedAt(entry(fire, Ending.SUCCEEDED), ends, node.slot()))
            .toList();
    store.write(
        Lane.BULK,
        tables -> {
          tables.runs().insert(entries);
          return entries;
        });
    if (members.sweep(members.join("gravedigger"), row).isEmpty()) {
      throw new IllegalStateException("it is not dead");
    }
    return new Corpse(row, entries.stream().map(Entry::id).toList());
  }

  /** No two of them have had the same fires. */
  private static Instant first(Instant ends, Membership node) {
    return ends.minus(Duration.ofHours(1 + node.slot()));
  }

  public Membership member() {
    return row.member();
  }
}
