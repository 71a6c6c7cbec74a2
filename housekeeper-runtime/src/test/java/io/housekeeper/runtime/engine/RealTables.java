package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.store.Store;
import java.time.Duration;
import java.util.function.Function;

/**
 * Short stories on the tables of a real database, in which single statements interleave.
 *
 * @param open makes them, empty
 */
record RealTables(Function<World, Store> open) implements Planted {

  @Override
  public Store tables(World world) {
    return open.apply(world);
  }

  @Override
  public boolean interleaves() {
    return true;
  }

  @Override
  public Lengths lengths(World world) {
    return new Lengths(Duration.ofSeconds(25), Duration.ofSeconds(14), Duration.ofSeconds(6));
  }
}
