package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;

/** Where a test can plant a fault into what nodes see of the ledger; by default there is none. */
interface Planted {

  Planted NOTHING = new Planted() {};

  /** The tables themselves, which the invariants are checked on. */
  default Store tables(World world) {
    return new MemoryStore(world.databaseClock());
  }

  /**
   * How long the story is, as its seed decides. What takes a minute, as a pattern of every minute
   * or what a blocked fire waits before it is written down, is seen by those that are calm so long.
   */
  default Lengths lengths(World world) {
    boolean isLong = world.random().nextInt(4) == 0;
    return new Lengths(
        world.between(Duration.ofSeconds(30), Duration.ofSeconds(150)),
        Duration.ofSeconds(25),
        Duration.ofSeconds(isLong ? 65 : 15));
  }

  /**
   * The parts of a story.
   *
   * @param chaos everything goes wrong
   * @param recovery nothing goes wrong any more
   * @param calm all nodes are there, and nothing is paused
   */
  record Lengths(Duration chaos, Duration recovery, Duration calm) {}

  /** Whether transactions on these tables may stand still between two statements. */
  default boolean interleaves() {
    return false;
  }

  /** The tables as the connections of nodes reach them. */
  default Store store(Store tables) {
    return tables;
  }

  default Ledger ledger(Store connections) {
    return new StoredLedger(connections);
  }
}
