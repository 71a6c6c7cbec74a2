package io.housekeeper.benchmarks.ledger;

import io.housekeeper.benchmarks.ledger.Databases.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Measures the engine on its ledger: {@code burst}, {@code steady} or both, on all databases or on
 * those that are named; or shows the {@code plans} of its statements.
 */
public final class LedgerBenchmark {

  private static final String HELP =
      """
      benchmarks/run ledger [burst|steady|plans] [sqlite|postgresql|memory] [--jfr]

        burst      10,000 tasks due at one instant, nine rounds; some 3 minutes
        steady     100 and 1,000 tasks every second, a minute each; some 11 minutes
        plans      how the databases go about the statements; without it: burst and steady
        sqlite …   these ledgers; without one: sqlite and postgresql
        --jfr      also where the time went

      SLOTS (256) says how many runs the engine executes at once. The result is a table in Markdown.
      """;

  private static final Set<String> WORDS =
      Set.of("burst", "steady", "plans", "sqlite", "postgresql", "memory", "--jfr");

  private static final int TASKS = 10_000;
  private static final int ROUNDS = 9;
  private static final int COLD = 4;
  private static final int SECONDS = 60;

  private final List<String> table = new ArrayList<>();

  private LedgerBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted = List.of(arguments);
    if (wanted.contains("--help") || !WORDS.containsAll(wanted)) {
      System.out.print(HELP);
      System.exit(wanted.contains("--help") ? 0 : 2);
    }
    LedgerBenchmark benchmark = new LedgerBenchmark();
    Conditions.print();
    List<Databases> databases = named(wanted);
    if (wanted.contains("plans")) {
      for (Databases database : databases) {
        if (database != Databases.MEMORY) {
          PlansOfLargeLedger.print(database);
        }
      }
      return;
    }
    if (!wanted.contains("steady")) {
      benchmark.burst(databases);
    }
    if (!wanted.contains("burst")) {
      benchmark.steady(databases);
    }
    benchmark.table.forEach(System.out::println);
  }

  private static List<Databases> named(List<String> wanted) {
    List<Databases> named =
        Arrays.stream(Databases.values()).filter(one -> wanted.contains(one.word())).toList();
    return named.isEmpty() ? List.of(Databases.SQLITE, Databases.POSTGRESQL) : named;
  }

  private void burst(List<Databases> databases) throws SQLException, InterruptedException {
    table.add(
        "| ledger | runs/s | cold | processor a run | registered in | raw limit | of the raw limit |");
    table.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Databases database : databases) {
      System.err.println(database + ": burst");
      double before = raw(database);
      try (Place place = database.open()) {
        List<Burst.Round> rounds = Burst.rounds(place.store(), TASKS, ROUNDS);
        table.add(line(database, rounds, Math.max(before, raw(database))));
        if (database == Databases.POSTGRESQL) {
          pageUpdates(place);
        }
      }
    }
  }

  /** Which part of the updates stayed within the page and touched no index. */
  private static void pageUpdates(Place place) throws SQLException {
    try (Connection connection = place.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select relname, n_tup_upd, n_tup_hot_upd from pg_stat_user_tables
                where n_tup_upd > 0 order by n_tup_upd desc
                """)) {
      while (row.next()) {
        System.out.printf(
            "%s: %,d updates, %.1f %% of them within the page%n",
            row.getString(1), row.getLong(2), 100.0 * row.getLong(3) / row.getLong(2));
      }
    }
  }

  private static double raw(Databases database) throws SQLException {
    double limit = RawLimit.of(database, TASKS, ROUNDS);
    System.err.printf("  raw limit: %,.0f runs/s%n", limit);
    return limit;
  }

  private static String line(Databases database, List<Burst.Round> rounds, double raw) {
    List<Double> warm =
        rounds.stream().skip(COLD).map(Burst.Round::runsPerSecond).sorted().toList();
    double median = warm.get(warm.size() / 2);
    List<Double> cpu =
        rounds.stream().skip(COLD).map(Burst.Round::cpuMicrosPerRun).sorted().toList();
    List<Long> registered =
        rounds.stream().skip(COLD).map(round -> round.registration().toMillis()).sorted().toList();
    return "| %s | %,.0f | %,.0f | %.1f µs | %d ms | %s | %s |"
        .formatted(
            database,
            median,
            rounds.get(0).runsPerSecond(),
            cpu.get(cpu.size() / 2),
            registered.get(registered.size() / 2),
            raw == 0 ? "" : "%,.0f".formatted(raw),
            raw == 0 ? "" : "%.0f %%".formatted(100 * median / raw));
  }

  private void steady(List<Databases> databases) throws InterruptedException {
    table.add("");
    table.add("| ledger | tasks | schedule | delivered | p50 | p99 | max |");
    table.add("| --- | ---: | --- | ---: | ---: | ---: | ---: |");
    for (Databases database : databases) {
      for (int tasks : new int[] {100, 1_000}) {
        for (String schedule : List.of("every 1s", "* * * * * *")) {
          System.err.printf("%s: %d tasks, %s%n", database, tasks, schedule);
          try (Place place = database.open()) {
            Lateness late = Steady.measure(place.store(), tasks, SECONDS, schedule);
            table.add(
                "| %s | %,d | `%s` | %s |".formatted(database, tasks, schedule, late.cells()));
          }
        }
      }
    }
  }
}
