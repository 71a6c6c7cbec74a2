package io.housekeeper.benchmarks.embedded;

import java.io.IOException;
import java.util.List;

/** An application with a hundred thousand tasks beside one with a hundred. */
public final class FleetBenchmark {

  private static final int FEW = 100;
  private static final int MANY = 100_000;

  private static final String HELP =
      """
      benchmarks/run fleet [sqlite|postgresql] [--jfr]

      100 and 100,000 tasks on cron schedules that are spread over a day (half of them `H H * * *`,
      half at fixed minutes): first start, second start, heap, idle processor time over 60 seconds,
      and the cost of a fire, measured with 100 more tasks that are due every second. Both ledgers
      unless one is named. Some five minutes each. With --jfr also where the time of the starts
      went.
      """;

  private FleetBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(HELP);
      return;
    }
    System.out.println(
        "| ledger | tasks | first start | second start | heap | idle | a fire, processor |"
            + " a fire, late (p50) |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    if (!words.contains("postgresql")) {
      try (Home home = Home.sqlite();
          Home other = Home.sqlite()) {
        print(home, FEW);
        print(other, MANY);
      }
    }
    if (!words.contains("sqlite")) {
      try (Home home = Home.postgresql();
          Home other = Home.postgresql()) {
        print(home, FEW);
        print(other, MANY);
      }
    }
  }

  private static void print(Home home, int tasks) throws InterruptedException {
    LargeFleet.Figures figures = new LargeFleet(home, tasks).measure();
    System.out.printf(
        "| %s | %,d | %.1f s | %.1f s | %.0f MB | %.2f %% of a core | %.0f µs | %.1f ms |%n",
        home.name(),
        tasks,
        figures.first().toMillis() / 1e3,
        figures.second().toMillis() / 1e3,
        figures.heap() / 1e6,
        figures.idle(),
        figures.fire().cpu(),
        figures.fire().late());
  }
}
