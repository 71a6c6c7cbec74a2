package io.housekeeper.benchmarks.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.control.Asking;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A million entries are forgotten while a hundred tasks run every second. */
public final class RetentionBenchmark {

  private static final int TASKS = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration BESIDE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AT_MOST = Duration.ofMinutes(20);

  private static final String HELP =
      """
      benchmarks/run retention [sqlite|postgresql]

      1,010,000 entries of 10,000 tasks that nobody has any more; all but the newest of each task
      and its newest success are to be forgotten. 100 other tasks are due every second, each at a
      phase of its own. Nothing is forgotten for 30 seconds; then the retention of the nodes is set
      to 30 days, and the engine forgets as it always does, from its next look on, a minute later at
      most; then 30 seconds more. Late is the begin of the code. Both databases unless one is named.
      """;

  private final InstantSource clock = InstantSource.system();
  private final LateNotes notes = new LateNotes();
  private final Home home;
  private final OldEntries old;

  private RetentionBenchmark(Home home) {
    this.home = home;
    this.old = new OldEntries(home);
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(HELP);
      return;
    }
    System.out.println("| ledger | | delivered | p50 | p99 | max |");
    System.out.println("| --- | --- | ---: | ---: | ---: | ---: |");
    if (!words.contains("postgresql")) {
      try (Home home = Home.sqlite()) {
        new RetentionBenchmark(home).measure();
      }
    }
    if (!words.contains("sqlite")) {
      try (Home home = Home.postgresql()) {
        new RetentionBenchmark(home).measure();
      }
    }
  }

  private void measure() throws SQLException, InterruptedException {
    Instant begin = clock.instant();
    int forgettable = old.fill();
    System.err.printf("  %s: filled until %s%n", home.name(), clock.instant());
    try (Housekeeper housekeeper = build()) {
      housekeeper.start();
      Thread.sleep(WARM_UP);
      notes.take(TASKS);
      Thread.sleep(BESIDE);
      print("before");
      int all = old.left(begin);
      housekeeper
          .control()
          .as(Asking.by("benchmark"))
          .set(Optional.empty(), "retention", "\"P30D\"");
      awaitLess(all, begin);
      notes.take(TASKS);
      Duration took = awaitKept(all - forgettable, begin);
      print("%,d forgotten in %d s".formatted(all - old.left(begin), took.toSeconds()));
      Thread.sleep(BESIDE);
      print("after");
    }
  }

  private Housekeeper build() {
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .ledger(home.address())
            .retention(Duration.ofDays(10_000))
            .maxConcurrentRuns(256);
    for (int i = 0; i < TASKS; i++) {
      builder.task(Task.of(TaskSpec.named("busy-" + i).schedule("every 1s").build(), notes::note));
    }
    return builder.build();
  }

  /** Until the engine has begun to forget. */
  private void awaitLess(int than, Instant begin) throws SQLException, InterruptedException {
    Instant until = clock.instant().plus(AT_MOST);
    while (old.left(begin) >= than) {
      check(until);
      Thread.sleep(1_000);
    }
  }

  private Duration awaitKept(int kept, Instant begin) throws SQLException, InterruptedException {
    Instant first = clock.instant();
    int left = old.left(begin);
    while (left > kept) {
      check(first.plus(AT_MOST));
      Thread.sleep(LOOK);
      left = old.left(begin);
      System.err.printf("  %s: %,d left, %,d to be kept%n", clock.instant(), left, kept);
    }
    return Duration.between(first, clock.instant());
  }

  private void check(Instant until) {
    if (clock.instant().isAfter(until)) {
      throw new IllegalStateException("not all that is old is forgotten at " + until);
    }
  }

  private void print(String part) {
    System.out.printf("| %s | %s | %s |%n", home.name(), part, notes.take(TASKS).cells());
  }
}
