package io.housekeeper.benchmarks.ledger;

import io.housekeeper.benchmarks.ledger.Databases.Place;
import io.housekeeper.runtime.ledger.History;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.jdbi.HotStatements;
import io.housekeeper.runtime.ledger.jdbi.LargeLedger;
import io.housekeeper.runtime.ledger.jdbi.Plans;
import io.housekeeper.runtime.ledger.jdbi.StatementPlan;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.ledger.store.Transaction;
import io.housekeeper.runtime.run.Ending;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** The plans of the hot statements, and the times of pages, in a ledger with a long history. */
final class PlansOfLargeLedger {

  private static final int TASKS = 100_000;
  private static final int RUNS = 100;
  private static final int ASKED = 200;
  private static final int PAGE = 50;

  private final LargeLedger ledger = new LargeLedger(TASKS, RUNS);
  private final Random chance = new Random(1);

  /** Fills a database and prints its plans. */
  static void print(Databases database) throws SQLException {
    try (Place place = database.open()) {
      place.store().close();
      new PlansOfLargeLedger().print(database, place);
    }
  }

  private void print(Databases database, Place place) throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = place.connect()) {
      if (database == Databases.SQLITE) {
        ledger.fillSqlite(connection);
      } else {
        ledger.fillPostgres(connection);
      }
    }
    System.out.printf(
        "%n## %s: %,d tasks, %,d runs that are over, filled in %d s%n%n",
        database, TASKS, TASKS * RUNS, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    pages(place);
    try (Plans plans = place.plans()) {
      for (Map.Entry<String, Consumer<Transaction>> one : HotStatements.of(ledger).entrySet()) {
        print(one.getKey(), plans.of(one.getValue()));
      }
    }
  }

  private static void print(String name, Plans.Seen seen) {
    System.out.printf("%n### %s: %.2f ms%n%n", name, seen.median().toNanos() / 1e6);
    for (StatementPlan plan : seen.plans()) {
      System.out.println(
          plan.sql().replaceAll("Query Parameters: .*", "").indent(4).stripTrailing());
      System.out.println();
      System.out.println(plan.text().indent(4).stripTrailing());
      System.out.println();
    }
  }

  private void pages(Place place) {
    Set<Ending> bad = EnumSet.of(Ending.FAILED, Ending.TIMED_OUT, Ending.LOST);
    System.out.println("| page | p50 | p95 | max |");
    System.out.println("| --- | ---: | ---: | ---: |");
    try (StoredLedger opened = new StoredLedger(place.store())) {
      History history = opened.history();
      time("runs of a task", () -> history.page(RunFilter.of(task()), below(), PAGE));
      time(
          "runs of a task that went wrong",
          () -> history.page(new RunFilter(OptionalInt.of(task()), bad), below(), PAGE));
      time(
          "runs of a task that were skipped",
          () ->
              history.page(
                  new RunFilter(OptionalInt.of(task()), Set.of(Ending.SKIPPED)), below(), PAGE));
      time("all runs", () -> history.page(RunFilter.ALL, below(), PAGE));
      time(
          "all runs that went wrong",
          () -> history.page(new RunFilter(OptionalInt.empty(), bad), below(), PAGE));
      time("roll-ups of a task", () -> history.hours(List.of(task()), 0, Integer.MAX_VALUE));
      time("totals of 50 tasks", () -> history.totals(some()));
      time("newest runs of 50 tasks", () -> history.newestBegun(some()));
      time("newest successes of 50 tasks", () -> history.newestSuccess(some()));
    }
  }

  private int task() {
    return 1 + chance.nextInt(TASKS);
  }

  private List<Integer> some() {
    return chance.ints(PAGE, 1, TASKS + 1).boxed().distinct().toList();
  }

  private long below() {
    return LargeLedger.idAfter(1 + chance.nextInt(RUNS));
  }

  private static void time(String page, Runnable read) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 2 * ASKED; i++) {
      long begin = System.nanoTime();
      read.run();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    // The first half warms up the code; the rows are other ones each time.
    millis.subList(0, ASKED).clear();
    Collections.sort(millis);
    System.out.printf(
        "| %s | %.1f ms | %.1f ms | %.1f ms |%n",
        page, millis.get(ASKED / 2), millis.get(ASKED * 95 / 100), millis.get(ASKED - 1));
  }
}
