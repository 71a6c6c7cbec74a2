package io.housekeeper.benchmarks.embedded;

import io.housekeeper.runtime.ledger.jdbi.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Midnight: ten thousand tasks are due at once on three nodes. */
public final class MidnightBenchmark {

  private static final int NODES = 3;
  private static final int TASKS = 10_000;

  /** Seconds in which the nodes start, one after another, as in a deployment. */
  private static final int LEAD = 180;

  private static final Duration AT_MOST = Duration.ofMinutes(2);

  private static final String HELP =
      """
      benchmarks/run midnight

      10,000 tasks with `0 0 * * *` on three nodes, three processes on one PostgreSQL. Their zone is
      the offset in which it is midnight in three to four minutes. They start one
      after another. The nodes share this machine with their database.
      """;

  private final InstantSource clock = InstantSource.system();
  private final PostgresServer.Database database = PostgresServer.shared().freshDatabase();
  private final List<NodeProcess> nodes = new ArrayList<>();

  private MidnightBenchmark() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.print(HELP);
      return;
    }
    new MidnightBenchmark().run();
  }

  private void run() throws IOException, SQLException, InterruptedException {
    Midnight midnight = Midnight.from(clock.instant().plusSeconds(LEAD));
    System.err.printf("  midnight is at %s in zone %s%n", midnight.at(), midnight.zone());
    try {
      start(midnight);
      try (MidnightEntries entries =
          new MidnightEntries(
              database.url(), PostgresServer.USER, PostgresServer.PASSWORD, midnight.at())) {
        Thread.sleep(Duration.between(clock.instant(), midnight.at()));
        await(entries, midnight.at());
        print(entries);
      }
    } finally {
      nodes.forEach(NodeProcess::close);
    }
  }

  private void start(Midnight midnight) throws IOException {
    for (int i = 1; i <= NODES; i++) {
      NodeProcess node =
          new NodeProcess(
              List.of(database.url(), "node-" + i, midnight.zone().getId(), String.valueOf(TASKS)));
      nodes.add(node);
      node.awaitReady();
      System.err.printf("  a node is ready at %s%n", clock.instant());
    }
    if (!clock.instant().isBefore(midnight.at())) {
      throw new IllegalStateException("the nodes were not ready at midnight");
    }
  }

  private void await(MidnightEntries entries, Instant midnight)
      throws SQLException, InterruptedException {
    while (entries.total().runs() < TASKS) {
      if (clock.instant().isAfter(midnight.plus(AT_MOST))) {
        throw new IllegalStateException("after two minutes: " + entries.total());
      }
      Thread.sleep(250);
    }
  }

  private void print(MidnightEntries entries) throws SQLException, IOException {
    MidnightEntries.Total total = entries.total();
    System.out.println(
        "| tasks | nodes | entries | different tasks | executed | all ended after | p50 | p99 |"
            + " max | by node |");
    System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    String byNode = entries.byNode();
    int executed = 0;
    for (NodeProcess node : nodes) {
      executed += node.leave();
    }
    System.out.printf(
        "| %,d | %d | %,d | %,d | %,d | %,d ms | %,d ms | %,d ms | %,d ms | %s |%n",
        TASKS,
        NODES,
        total.runs(),
        total.tasks(),
        executed,
        total.lastEnd(),
        total.p50(),
        total.p99(),
        total.max(),
        byNode);
  }
}
