package io.housekeeper.testkit;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.Transaction;
import java.util.function.Function;

/** A store that one process has for itself: nobody watches whether that is alive. */
record OneProcessStore(Store store) implements Store {

  @Override
  public <T> T write(Lane lane, Function<Transaction, T> work) {
    return store.write(lane, work);
  }

  @Override
  public <T> T read(Function<Transaction, T> work) {
    return store.read(work);
  }

  @Override
  public boolean isOneOwners() {
    return true;
  }

  @Override
  public void close() {
    store.close();
  }
}
