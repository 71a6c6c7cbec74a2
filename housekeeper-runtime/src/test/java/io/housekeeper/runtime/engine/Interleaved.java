package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.memory.ReadCommittedStore;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.util.Optional;

/** Single statements interleave, with the rules of PostgreSQL; and what a test plants into that. */
class Interleaved implements Planted {

  private final Duration idle;
  private Optional<ReadCommittedStore> made = Optional.empty();

  Interleaved() {
    this(Duration.ofSeconds(5));
  }

  /**
   * @param idle how long a transaction may stand still between two statements; without one, as the
   *     ledger sets it
   */
  Interleaved(Duration idle) {
    this.idle = idle;
  }

  @Override
  public Store tables(World world) {
    ReadCommittedStore store = new ReadCommittedStore(world.databaseClock(), world.others(), idle);
    made = Optional.of(store);
    return store;
  }

  /** The same, with nothing planted. */
  Interleaved without() {
    return new Interleaved(idle);
  }

  /** Circles of locks are rare: all stories are long. */
  @Override
  public Lengths lengths(World world) {
    return new Lengths(Duration.ofMinutes(3), Duration.ofSeconds(25), Duration.ofSeconds(65));
  }

  @Override
  public boolean interleaves() {
    return true;
  }

  /** How often transactions waited for each other in a circle. */
  int deadlocks() {
    return made.orElseThrow().deadlocks();
  }
}
