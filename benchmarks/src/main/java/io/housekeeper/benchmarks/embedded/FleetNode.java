package io.housekeeper.benchmarks.embedded;

import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** An application with many tasks in a process of its own: what its start and its idling cost. */
public final class FleetNode {

  private static final Duration SETTLING = Duration.ofSeconds(10);

  private FleetNode() {}

  /**
   * Starts once and says what that took, in milliseconds: wall time, and the processor time of the
   * process meanwhile.
   *
   * @param arguments the file or the database, how many tasks, and for how many seconds to idle
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int tasks = Integer.parseInt(arguments[1]);
    Duration idling = Duration.ofSeconds(Integer.parseInt(arguments[2]));
    try (Housekeeper housekeeper = LargeFleet.build(address(arguments[0]), tasks)) {
      long cpu = Meter.cpu().toMillis();
      long begin = System.nanoTime();
      housekeeper.start();
      long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      System.out.println(took + " " + (Meter.cpu().toMillis() - cpu) + " " + idle(idling));
    }
  }

  /** Per cent of a core. */
  private static double idle(Duration time) throws InterruptedException {
    if (time.isZero()) {
      return 0;
    }
    Thread.sleep(SETTLING);
    return 100.0 * Meter.cpuDuring(time).toNanos() / time.toNanos();
  }

  private static LedgerAddress address(String text) {
    return text.startsWith("jdbc:")
        ? LedgerAddress.postgres(text, PostgresServer.USER, PostgresServer.PASSWORD)
        : new LedgerAddress.Sqlite(Path.of(text));
  }
}
