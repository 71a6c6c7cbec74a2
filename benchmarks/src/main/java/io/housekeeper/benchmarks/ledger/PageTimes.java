package io.housekeeper.benchmarks.ledger;

import io.housekeeper.runtime.ledger.LedgerFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long pages take: other rows each time, and a table of what it came to. */
final class PageTimes {

  private static final int ASKED = 200;

  /** A page that takes long is asked for as often as it can be in so long. */
  private static final double AT_MOST = 20e9;

  private final int wanted;
  private boolean passes = true;

  /**
   * @param wanted what a user is to wait at most, in milliseconds, 19 times of 20
   */
  PageTimes(int wanted) {
    this.wanted = wanted;
    System.out.printf("| page | asked | p50 | p95 | max | p95 of %d ms |%n", wanted);
    System.out.println("| --- | ---: | ---: | ---: | ---: | --- |");
  }

  /** The first half warms up the code. */
  void time(String page, Runnable read) {
    try {
      measure(read);
      print(page, measure(read));
    } catch (LedgerFailure failure) {
      passes = false;
      System.out.printf("| %s | | | | | failed: %s |%n", page, failure.getMessage());
    }
  }

  private void print(String page, List<Double> millis) {
    Collections.sort(millis);
    int count = millis.size();
    double p95 = millis.get(Math.min(count - 1, count * 95 / 100));
    passes &= p95 <= wanted;
    System.out.printf(
        "| %s | %d | %.1f ms | %.1f ms | %.1f ms | %s |%n",
        page,
        count,
        millis.get(count / 2),
        p95,
        millis.get(count - 1),
        p95 <= wanted ? "met" : "missed");
  }

  private static List<Double> measure(Runnable read) {
    List<Double> millis = new ArrayList<>();
    long first = System.nanoTime();
    while (millis.size() < ASKED && System.nanoTime() - first < AT_MOST) {
      long begin = System.nanoTime();
      read.run();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    return millis;
  }

  boolean passes() {
    return passes;
  }
}
