package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven.Call;
import io.housekeeper.runtime.ledger.store.WovenStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sweep looks at the beat once more, and does not wait for transactions that have entered. The
 * database leaves these alone here, however long they stand still: where it ends them sooner than
 * anybody is swept, the row lock is the second of two guards.
 */
final class SweepWithoutTheRowLock extends Interleaved {

  SweepWithoutTheRowLock() {
    super(Duration.ofHours(1));
  }

  @Override
  public Store store(Store tables) {
    return new WovenStore(tables, all -> statement -> at(all, statement));
  }

  private static @Nullable Object at(Transaction tables, Call statement) {
    if (!statement.name().equals("nodes.lockSilent")) {
      return statement.call();
    }
    long incarnation = (Long) statement.arguments()[0];
    long beat = (Long) statement.arguments()[1];
    return tables.nodes().rows(List.of(incarnation)).stream()
        .anyMatch(node -> node.diedAt().isEmpty() && node.beat() == beat);
  }
}
