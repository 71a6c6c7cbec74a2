package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.InstantSource;

/** Where a test can plant a fault into what nodes see of the ledger; by default there is none. */
interface Planted {

  Planted NOTHING = new Planted() {};

  /** The tables themselves, which the invariants are checked on. */
  default Store tables(InstantSource clock) {
    return new MemoryStore(clock);
  }

  /** The tables as the connections of nodes reach them. */
  default Store store(Store tables) {
    return tables;
  }

  default Ledger ledger(Store connections) {
    return new StoredLedger(connections);
  }
}
