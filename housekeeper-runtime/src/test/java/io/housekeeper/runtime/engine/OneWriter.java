package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.time.Duration;
import java.util.function.Function;

/**
 * A database that one transaction at a time can write to: whoever finds it busy waits, and others
 * go on. Several nodes share it here, so that it sees all that nodes ever do.
 */
final class OneWriter implements Store {

  private final Store tables;
  private final World world;
  private boolean busy;

  OneWriter(Store tables, World world) {
    this.tables = tables;
    this.world = world;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    await();
    busy = true;
    try {
      return tables.write(lane, work);
    } finally {
      busy = false;
    }
  }

  /**
   * Where nodes share a database, the server puts out whoever stands still in a transaction. Here
   * nobody does: so that for all others there is no database for as long.
   */
  private void await() {
    long since = world.nanos();
    while (busy) {
      world.others().goOn();
      if (world.nanos() - since > Others.LOCK_TIMEOUT.toNanos()) {
        world.outage(Duration.ZERO);
      }
    }
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return tables.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return false;
  }

  @Override
  public void close() {
    tables.close();
  }
}
