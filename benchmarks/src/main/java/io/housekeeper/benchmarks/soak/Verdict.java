package io.housekeeper.benchmarks.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the second half of the samples says. The limits were set before the first soak. */
final class Verdict {

  /** The writer waits for a copy of it from 131 MB on; a batch may come on top. */
  private static final int LOG = 140;

  private final List<Sample> samples;
  private final List<Sample> half;
  private final List<String> lines = new ArrayList<>();
  private boolean passes = true;

  private Verdict(List<Sample> samples) {
    this.samples = samples;
    this.half = samples.subList(samples.size() / 2, samples.size());
  }

  /** Prints it as a table; says whether all of it is as it should be. */
  static boolean print(List<Sample> samples) {
    Verdict verdict = new Verdict(samples);
    verdict.judge();
    System.out.println("| in the second half | mean | a minute | all in all | allowed | |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
    verdict.lines.forEach(System.out::println);
    System.out.printf("%n%s%n", verdict.passes ? "PASS" : "FAIL");
    return verdict.passes;
  }

  private void judge() {
    List<Sample> collected = half.stream().filter(one -> one.usage().collected()).toList();
    grows("heap after collection, MB", collected, one -> one.usage().heap() / 1e6, 0.10, 3);
    grows("threads", half, one -> one.usage().threads(), 0.05, 3);
    grows("open files", half, one -> one.usage().descriptors(), 0.05, 3);
    grows("entries", half, one -> one.rows().runs(), 0.10, 0);
    grows("attempts, logs, stacks", half, one -> one.rows().parts(), 0.10, 0);
    grows("size of the ledger, MB", half, one -> one.size().bytes() / 1e6, 0.10, 1);
    log();
    retention();
  }

  private void log() {
    double longest = samples.stream().mapToLong(one -> one.size().log()).max().orElse(0) / 1e6;
    boolean good = longest <= LOG;
    passes &= good;
    lines.add(
        "| longest log of SQLite, MB | %,.1f | | | %d | %s |"
            .formatted(longest, LOG, good ? "PASS" : "FAIL"));
  }

  /** No more than by a part of the mean, or by so much. */
  private void grows(
      String what, List<Sample> of, ToDoubleFunction<Sample> value, double part, double least) {
    Trend trend = Trend.of(of, value);
    double allowed = Math.max(part * trend.mean(), least);
    boolean flat = of.size() > 2 && trend.growth() <= allowed;
    passes &= flat;
    lines.add(
        "| %s | %,.1f | %+,.2f | %+,.1f | %,.1f | %s |"
            .formatted(
                what,
                trend.mean(),
                trend.slope(),
                trend.growth(),
                allowed,
                flat ? "PASS" : "FAIL"));
  }

  private void retention() {
    int within = 0;
    int all = 0;
    for (int i = 1; i <= samples.size(); i++) {
      List<Sample> until = samples.subList(0, i);
      Sample last = until.get(i - 1);
      if (last.seconds() >= Prediction.STEADY) {
        all++;
        within += Prediction.of(until).holds(last) ? 1 : 0;
      }
    }
    boolean good = all > 0 && within == all;
    passes &= good;
    lines.add(
        "| entries as retention predicts | %d of %d samples | | | all | %s |"
            .formatted(within, all, good ? "PASS" : "FAIL"));
  }
}
