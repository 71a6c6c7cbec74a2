package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.jdbi.JdbiStores;
import io.housekeeper.runtime.ledger.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stories of the simulation on a real SQLite, with a gate before each statement. {@code
 * -Dsqlite.seeds} and {@code -Dsqlite.first} say which.
 */
class SqliteInterleavingTest {

  @TempDir Path folder;

  @Test
  void everyFireIsAccountedForHoweverSessionsInterleave() {
    int seeds = Integer.getInteger("sqlite.seeds", 50);
    long first = Long.getLong("sqlite.first", 1);
    for (long seed = first; seed < first + seeds; seed++) {
      List<Store> opened = new ArrayList<>();
      Path file = folder.resolve("ledger-%d.db".formatted(seed));
      Invariants invariants =
          new SimulatedCluster(seed, new RealTables(world -> tables(file, world, opened))).run();
      opened.forEach(Store::close);
      assertThat(invariants.violations()).as("seed %d", seed).isEmpty();
    }
  }

  private static Store tables(Path file, World world, List<Store> opened) {
    Store tables = JdbiStores.sqlite(file, world.databaseClock());
    opened.add(tables);
    return new OneWriter(tables, world);
  }
}
