package io.housekeeper.benchmarks.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.benchmarks.ledger.Profile;
import io.housekeeper.runtime.boot.Housekeeper;
import io.housekeeper.runtime.boot.HousekeeperBuilder;
import io.housekeeper.runtime.boot.LedgerAddress;
import java.time.Duration;
import java.time.InstantSource;

/** An application with so many tasks on cron schedules that are spread over the day. */
final class LargeFleet {

  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final InstantSource clock = InstantSource.system();
  private final Home home;
  private final int tasks;

  LargeFleet(Home home, int tasks) {
    this.home = home;
    this.tasks = tasks;
  }

  /**
   * What was measured.
   *
   * @param first start to ready, with a ledger that knows none of the tasks
   * @param second the same, with a ledger that knows them all
   * @param heap in bytes, after collection
   * @param idle per cent of a core
   */
  record Figures(Duration first, Duration second, long heap, double idle, Fires.Cost fire) {}

  Figures measure() throws InterruptedException {
    Duration first;
    try (Housekeeper housekeeper = build(home.address(), tasks)) {
      first = start("first start", housekeeper);
    }
    try (Housekeeper housekeeper = build(home.address(), tasks)) {
      Duration second = start("second start", housekeeper);
      Thread.sleep(SETTLING);
      long heap = Meter.heap();
      double idle = Meter.cpuDuring(IDLE).toNanos() / (double) IDLE.toNanos();
      Fires.Cost cost = new Fires().cost(housekeeper, idle);
      return new Figures(first, second, heap, 100 * idle, cost);
    }
  }

  /** The application, before its start. */
  static Housekeeper build(LedgerAddress ledger, int tasks) {
    HousekeeperBuilder builder = Housekeeper.builder().ledger(ledger).maxConcurrentRuns(256);
    for (int i = 0; i < tasks; i++) {
      builder.task(Task.of(TaskSpec.named("task-" + i).schedule(schedule(i)).build(), run -> {}));
    }
    return builder.build();
  }

  /** Half of them wherever their name puts them, half at minutes that somebody chose. */
  private static String schedule(int number) {
    return number % 2 == 0 ? "H H * * *" : number / 2 % 60 + " " + number / 120 % 24 + " * * *";
  }

  private Duration start(String what, Housekeeper housekeeper) {
    Profile.Measured measured = new Profile.Measured("%s of %,d".formatted(what, tasks));
    long begin = clock.millis();
    measured.begin();
    housekeeper.start();
    measured.commit();
    Duration took = Duration.ofMillis(clock.millis() - begin);
    System.err.printf("  %s, %,d tasks, %s: %d ms%n", home.name(), tasks, what, took.toMillis());
    return took;
  }
}
