package io.housekeeper.benchmarks.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ours side by side with its peers on one PostgreSQL. */
public final class PeersBenchmark {

  private static final String HELP =
      """
      benchmarks/run peers [burst|steady] [PEER...] [--rounds N] [--tasks N] [--seconds N]

        burst      10,000 tasks due at one instant, by turns with ours
        steady     1,000 and 100 tasks every second
        PEER       any of: PEERS; all of them unless some are named
        --rounds   of the burst, 5 unless said; the first one warms up. Slow peers get fewer.
        --tasks    how many
        --seconds  of the steady load, 60 unless said

      Everything runs on one PostgreSQL with fsync and synchronous_commit on, each in a database of
      its own. All of it takes about half an hour. The result is a table in Markdown.
      """;

  private final List<String> words;

  private PeersBenchmark(List<String> words) {
    this.words = words;
  }

  public static void main(String[] arguments) throws Exception {
    PeersBenchmark benchmark = new PeersBenchmark(List.of(arguments));
    if (benchmark.words.contains("--help")) {
      System.out.print(HELP.replace("PEERS", names()));
      return;
    }
    benchmark.run();
    // Some of them leave threads behind.
    System.exit(0);
  }

  private void run() throws Exception {
    System.out.printf(
        "%d cores, JDK %s; PostgreSQL with fsync=on and synchronous_commit=on%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version());
    if (!words.contains("steady")) {
      SideBySide burst = new SideBySide(number("--tasks", 10_000), contenders());
      burst.run(number("--rounds", 5));
      burst.print();
    }
    if (!words.contains("burst")) {
      SteadySideBySide steady = new SteadySideBySide(number("--seconds", 60));
      steady.warmUp(sizes()[0]);
      for (int tasks : sizes()) {
        steady.run(tasks, contenders());
      }
      steady.print();
    }
  }

  private int[] sizes() {
    return words.contains("--tasks") ? new int[] {number("--tasks", 0)} : new int[] {1_000, 100};
  }

  private List<Contender> contenders() {
    List<Contender> named =
        Arrays.stream(Contender.values()).filter(one -> words.contains(name(one))).toList();
    return named.isEmpty() ? List.of(Contender.values()) : named;
  }

  private static String names() {
    return String.join(", ", Arrays.stream(Contender.values()).map(PeersBenchmark::name).toList());
  }

  private static String name(Contender contender) {
    return contender.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private int number(String option, int otherwise) {
    int at = words.indexOf(option);
    return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
  }
}
