package io.housekeeper.benchmarks.peers;

import io.housekeeper.benchmarks.ledger.Lateness;
import io.housekeeper.benchmarks.ledger.Ours;
import io.housekeeper.benchmarks.ledger.Punctuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tasks that are due every second: ours and theirs, one after another. */
final class SteadySideBySide {

  /** Longer than ours: some of them need it to plan their tasks. */
  private static final Duration WARM_UP = Duration.ofSeconds(25);

  private final int seconds;
  private final List<String> lines = new ArrayList<>();

  SteadySideBySide(int seconds) {
    this.seconds = seconds;
  }

  /** Whoever comes first would else be measured while this JVM compiles. */
  void warmUp(int tasks) throws InterruptedException {
    System.err.println("  warm-up: " + Ours.steady(tasks, 10, "every 1s"));
  }

  void run(int tasks, List<Contender> contenders) throws Exception {
    for (boolean isHashed : new boolean[] {true, false}) {
      String schedule = isHashed ? "every 1s" : "* * * * * *";
      add("Housekeeper", tasks, isHashed, Ours.steady(tasks, seconds, schedule));
      for (Contender contender : contenders) {
        if (isHashed ? contender.isHashed() : contender.isSteady()) {
          add(contender.label(), tasks, isHashed, measure(contender, tasks, isHashed));
        }
      }
    }
  }

  private Lateness measure(Contender contender, int tasks, boolean isHashed) throws Exception {
    Punctuality punctuality = new Punctuality(tasks, seconds, WARM_UP);
    try (Peer peer = contender.open(punctuality::note)) {
      peer.planEverySecond(tasks, isHashed);
      peer.start();
      return punctuality.await();
    }
  }

  private void add(String who, int tasks, boolean isHashed, Lateness late) {
    String phases = isHashed ? "each at its own" : "all at one";
    lines.add("| %s | %,d | %s | %s |".formatted(who, tasks, phases, late.cells()));
    System.err.println(lines.getLast());
  }

  /** A table in Markdown. */
  void print() {
    System.out.printf(
        "%n| every second, %d s | tasks | instant | delivered | p50 | p99 | max |%n", seconds);
    System.out.println("| --- | ---: | --- | ---: | ---: | ---: | ---: |");
    lines.forEach(System.out::println);
  }
}
