package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;

/** Where a test can plant a fault into what nodes see of the ledger; by default there is none. */
interface Planted {

  Planted NOTHING = new Planted() {};

  default Store store(Store tables) {
    return tables;
  }

  default Ledger ledger(Store connections) {
    return new StoredLedger(connections);
  }
}
