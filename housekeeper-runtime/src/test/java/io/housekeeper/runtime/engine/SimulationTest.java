package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The engine and the ledger's protocol in simulated time, with everything that can go wrong. */
class SimulationTest {

  @Test
  void everyFireIsAccountedForWhateverHappens() {
    int seeds = Integer.getInteger("simulation.seeds", 200);
    long first = Long.getLong("simulation.first", 1);
    int[] sums = new int[2];
    LongStream.range(first, first + seeds)
        .forEach(
            seed -> {
              SimulatedCluster cluster = new SimulatedCluster(seed, Planted.NOTHING);
              Invariants invariants = cluster.run();
              assertThat(invariants.violations()).as("seed %d", seed).isEmpty();
              sums[0] += invariants.entries();
              sums[1] += cluster.faults();
            });
    assertThat(sums[0]).isGreaterThan(seeds);
    assertThat(sums[1]).isGreaterThan(seeds);
  }
}
