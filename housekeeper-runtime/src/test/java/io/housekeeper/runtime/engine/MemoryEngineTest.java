package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import java.time.InstantSource;

class MemoryEngineTest
    implements EngineContract,
        LastingContract,
        AskingContract,
        ExpectingContract,
        MadeTasksContract,
        FarewellContract,
        RenamingContract,
        RenamedTasksContract {

  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));

  @Override
  public Ledger ledger() {
    return ledger;
  }
}
