package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.function.Function;

/**
 * A database that one transaction at a time can write to: whoever finds it busy waits, and others
 * go on. Several nodes share it here, so that it sees all that nodes ever do.
 */
final class OneWriter implements Store {

  private final Store tables;
  private final Others others;
  private boolean busy;

  OneWriter(Store tables, Others others) {
    this.tables = tables;
    this.others = others;
  }

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    while (busy) {
      others.goOn();
    }
    busy = true;
    try {
      return tables.write(lane, work);
    } finally {
      busy = false;
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
