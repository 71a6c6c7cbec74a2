package io.housekeeper.benchmarks.soak;

import io.housekeeper.benchmarks.embedded.Home;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A simulated day in twenty minutes, on one node that is restarted now and then. */
public final class SoakBenchmark {

  private static final int MINUTES = 20;

  private static final String HELP =
      """
      benchmarks/run soak [minutes] [sqlite|postgresql]

      24 simulated hours in 20 minutes, or as much of them as there are minutes: whatever is in
      hours is divided by 72. 200 tasks with intervals of one minute to one hour (0.8 to 50 seconds
      here) on one node with 64 slots: some fail and are tried again, some run out of time, some
      wait for each other or replace each other, a tenth follows another one, a tenth logs 100 lines
      a run. Ten more come and ten go every ten seconds. The node and its ledger are closed and
      opened again every four hours (200 seconds here), in this process. Entries are kept for six
      hours (five minutes here; the engine looks once a minute, which is not divided).

      Each ten seconds a line: heap (after a collection each minute), threads, open files, rows and
      size of the ledger. In the end the trends of the second half, and whether the number of
      entries was what retention predicts. The exit code is 1 if something grows. Less than 14
      minutes are too few for a verdict, because it is about what is steady. On SQLite unless
      PostgreSQL is named.
      """;

  private SoakBenchmark() {}

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(HELP);
      return;
    }
    int minutes =
        words.stream()
            .filter(word -> word.chars().allMatch(Character::isDigit))
            .map(Integer::parseInt)
            .findFirst()
            .orElse(MINUTES);
    boolean passes;
    try (Home home = words.contains("postgresql") ? Home.postgresql() : Home.sqlite()) {
      System.out.printf("%n%s, %d minutes%n%n", home.name(), minutes);
      passes = Verdict.print(new Soak(home).run(minutes));
    }
    System.exit(passes ? 0 : 1);
  }
}
