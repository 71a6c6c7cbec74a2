package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.ledger.store.Woven;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/**
 * A process' connections, one for each lane, with a gate before each statement and before the
 * commit.
 */
final class GatedStore implements Store {

  /** Who gets no connection for so long gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Store tables;
  private final World world;
  private final Runnable gate;
  private final Set<Lane> busy = EnumSet.noneOf(Lane.class);

  /**
   * @param gate where others may go on, and where the process may end
   */
  GatedStore(Store tables, World world, Runnable gate) {
    this.tables = tables;
    this.world = world;
    this.gate = gate;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    enter(lane);
    try {
      return tables.write(lane, transaction -> gated(transaction, work));
    } finally {
      busy.remove(lane);
    }
  }

  private void enter(Lane lane) {
    long since = world.nanos();
    while (!busy.add(lane)) {
      if (world.nanos() - since > PATIENCE.toNanos()) {
        throw new Unreachable("the connection of " + lane + " is in use", null);
      }
      gate.run();
    }
  }

  private <T> T gated(Transaction transaction, Function<Transaction, T> work) {
    T answer =
        work.apply(
            Woven.through(
                transaction,
                statement -> {
                  gate.run();
                  return statement.call();
                }));
    gate.run();
    return answer;
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return tables.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return tables.isOneOwners();
  }

  @Override
  public void close() {}
}
