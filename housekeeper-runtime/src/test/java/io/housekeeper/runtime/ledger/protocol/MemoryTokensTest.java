package io.housekeeper.runtime.ledger.protocol;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import java.time.InstantSource;

class MemoryTokensTest implements TokensContract {

  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
