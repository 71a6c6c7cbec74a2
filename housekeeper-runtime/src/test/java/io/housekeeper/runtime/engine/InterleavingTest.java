package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The stories of the simulation, with transactions that interleave at single statements. */
class InterleavingTest {

  @Test
  void everyFireIsAccountedForHoweverStatementsInterleave() {
    int seeds = Integer.getInteger("interleaving.seeds", 50);
    long first = Long.getLong("interleaving.first", 1);
    LongStream.range(first, first + seeds)
        .forEach(
            seed -> {
              Interleaved database = new Interleaved();
              Invariants invariants = new SimulatedCluster(seed, database).run();
              assertThat(invariants.violations()).as("seed %d", seed).isEmpty();
              assertThat(database.deadlocks()).as("seed %d", seed).isZero();
            });
  }
}
