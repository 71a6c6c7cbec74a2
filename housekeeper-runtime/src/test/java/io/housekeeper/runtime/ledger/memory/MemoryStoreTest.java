package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;

class MemoryStoreTest implements StoreContract {

  private final Store store = new MemoryStore(() -> NOON.plusNanos(1_999_999));

  @Override
  public Store store() {
    return store;
  }
}
