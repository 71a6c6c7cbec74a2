package io.housekeeper.benchmarks.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.boot.LedgerAddress;
import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** One of the nodes, in a process of its own: ends when its input does, and says what it ran. */
public final class MidnightNode {

  /** What it says when it is started. */
  static final String READY = "ready";

  private MidnightNode() {}

  /**
   * Runs the tasks until it is told to stop.
   *
   * @param arguments the database, the name of the node, the zone, and how many tasks
   */
  public static void main(String[] arguments) throws IOException {
    AtomicInteger executed = new AtomicInteger();
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .ledger(
                LedgerAddress.postgres(arguments[0], PostgresServer.USER, PostgresServer.PASSWORD))
            .node(arguments[1])
            .zone(arguments[2])
            .maxConcurrentRuns(256);
    for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
      TaskSpec spec = TaskSpec.named("task-" + i).schedule("0 0 * * *").build();
      builder.task(Task.of(spec, run -> executed.incrementAndGet()));
    }
    try (Housekeeper housekeeper = builder.build()) {
      housekeeper.start();
      System.out.println(READY);
      while (System.in.read() >= 0) {
        // Only the end of the input counts.
      }
    }
    System.out.println(executed.get());
  }
}
