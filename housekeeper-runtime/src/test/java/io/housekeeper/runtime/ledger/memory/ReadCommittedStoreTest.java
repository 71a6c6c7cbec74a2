package io.housekeeper.runtime.ledger.memory;

import io.housekeeper.runtime.ledger.store.Others;
import io.housekeeper.runtime.ledger.store.Store;
import io.housekeeper.runtime.ledger.store.StoreContract;

class ReadCommittedStoreTest implements StoreContract {

  private final Store store =
      new ReadCommittedStore(
          () -> NOON.plusNanos(1_999_999),
          new Others() {
            @Override
            public void goOn() {
              throw new IllegalStateException("nobody else is here");
            }

            @Override
            public long nanos() {
              return 0;
            }
          });

  @Override
  public Store store() {
    return store;
  }
}
