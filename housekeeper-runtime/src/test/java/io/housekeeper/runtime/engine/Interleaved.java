package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.memory.ReadCommittedStore;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;

/** Single statements interleave, with the rules of PostgreSQL; and what a test plants into that. */
class Interleaved implements Planted {

  private int deadlocks;
  private ReadCommittedStore[] made = new ReadCommittedStore[0];

  @Override
  public Store tables(World world) {
    ReadCommittedStore store = new ReadCommittedStore(world.databaseClock(), world.others(), idle());
    made = new ReadCommittedStore[] {store};
    return store;
  }

  /** How long a transaction may stand still between two statements: as the ledger sets it. */
  Duration idle() {
    return Duration.ofSeconds(5);
  }

  @Override
  public boolean interleaves() {
    return true;
  }

  /** How often transactions waited for each other in a circle. */
  int deadlocks() {
    return made[0].deadlocks();
  }
}
