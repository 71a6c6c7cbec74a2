package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The engine and the ledger's protocol in simulated time, with everything that can go wrong. {@code
 * -Dsimulation.first} and {@code -Dsimulation.seeds} say which stories, {@code -Dsimulation.trace}
 * has them written down, {@code -Dsimulation.time} (as in {@code PT10M}) ends them, however many
 * are left.
 */
class SimulationTest {

  /** For as long as it takes, or is asked for. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.DAYS)
  void everyFireIsAccountedForWhateverHappens() throws InterruptedException {
    Duration time = Duration.parse(System.getProperty("simulation.time", "PT24H"));
    long first = Long.getLong("simulation.first", 1);
    long count = Long.getLong("simulation.seeds", 2_000);
    Seeds seeds = new Seeds(first, count);
    seeds.run(System::nanoTime, time);
    System.out.println(seeds.sums().text());
    assertThat(seeds.failures()).as("seeds that broke an invariant").isEmpty();
    assertThat(seeds.sums().fires()).isGreaterThan(100 * seeds.sums().seeds());
    assertThat(seeds.sums().counted()).isGreaterThan(2 * seeds.sums().seeds());
  }

  @Test
  void aSeedIsOneStory() {
    assertThat(hashOf(2)).isEqualTo(hashOf(2)).isNotEqualTo(hashOf(3));
  }

  /** Of everything that happens to a seed, in order. */
  private static String hashOf(long seed) {
    StringBuilder lines = new StringBuilder();
    World world = new World(seed, Trace.to(line -> lines.append(line).append('\n')));
    new SimulatedCluster(world, Planted.NOTHING).run();
    assertThat(lines).contains("FAULT", "RUNNING", "START", "END", "DIED", "OPERATOR");
    return sha256(lines.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
