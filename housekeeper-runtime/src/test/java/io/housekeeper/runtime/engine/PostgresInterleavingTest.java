package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.ledger.jdbi.PostgresSessions;
import io.housekeeper.runtime.ledger.store.Store;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * The stories of the simulation on a real PostgreSQL, with a gate before each statement. {@code
 * -Dpostgres.seeds} and {@code -Dpostgres.first} say which.
 */
class PostgresInterleavingTest {

  @Test
  void everyFireIsAccountedForHoweverSessionsInterleave() throws SQLException {
    int seeds = Integer.getInteger("postgres.seeds", 50);
    long first = Long.getLong("postgres.first", 1);
    try (PostgresSessions sessions = PostgresSessions.open()) {
      for (long seed = first; seed < first + seeds; seed++) {
        Planted tables = new RealTables(world -> tables(sessions, world));
        Invariants invariants = new SimulatedCluster(seed, tables).run();
        assertThat(invariants.violations()).as("seed %d", seed).isEmpty();
      }
      assertThat(sessions.waits()).as("statements that waited for a lock").isPositive();
    }
  }

  private static Store tables(PostgresSessions sessions, World world) {
    try {
      return sessions.tables(world.databaseClock(), world.others());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
