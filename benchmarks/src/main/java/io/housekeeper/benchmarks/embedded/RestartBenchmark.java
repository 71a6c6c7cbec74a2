package io.housekeeper.benchmarks.embedded;

import io.housekeeper.runtime.boot.LedgerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The daily restart of an application with a hundred thousand tasks: each in a JVM of its own. */
public final class RestartBenchmark {

  private static final int TASKS = 100_000;
  private static final int TIMES = 5;
  private static final int IDLING = 60;

  private static final String HELP =
      """
      benchmarks/run restart [sqlite|postgresql]

      100,000 tasks on cron schedules that are spread over a day, each start in a fresh JVM: the
      first one, whose ledger knows none of them, and five whose ledger knows them all. Wall time
      from start to ready, processor time of the process meanwhile, and after the last one what
      it uses in a minute in which it idles. Both ledgers unless one is named.
      """;

  private RestartBenchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(HELP);
      return;
    }
    System.out.println("| ledger | knows the tasks | wall | processor | idle, of a core |");
    System.out.println("| --- | --- | ---: | ---: | ---: |");
    if (!words.contains("postgresql")) {
      try (Home home = Home.sqlite()) {
        print(home);
      }
    }
    if (!words.contains("sqlite")) {
      try (Home home = Home.postgresql()) {
        print(home);
      }
    }
  }

  private static void print(Home home) throws IOException, InterruptedException {
    for (int start = 0; start <= TIMES; start++) {
      String[] said = start(home, start == TIMES ? IDLING : 0);
      double idle = Double.parseDouble(said[2]);
      System.out.printf(
          "| %s | %s | %.2f s | %.2f s | %s |%n",
          home.name(),
          start == 0 ? "no" : "yes",
          Integer.parseInt(said[0]) / 1e3,
          Integer.parseInt(said[1]) / 1e3,
          idle == 0 ? "" : "%.2f %%".formatted(idle));
    }
  }

  /** What a process says of its start. */
  private static String[] start(Home home, int idling) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FleetNode.class.getName(),
                place(home),
                Integer.toString(TASKS),
                Integer.toString(idling))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = String.valueOf(process.inputReader().readLine());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a start failed: " + said);
    }
    return said.split(" ", -1);
  }

  private static String place(Home home) {
    return switch (home.address()) {
      case LedgerAddress.Sqlite sqlite -> sqlite.file().toString();
      case LedgerAddress.Postgres at -> at.url();
      case LedgerAddress.Memory memory ->
          throw new IllegalArgumentException("there is no database: " + memory);
    };
  }
}
