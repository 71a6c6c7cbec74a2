package io.housekeeper.benchmarks.soak;

import io.housekeeper.api.Task;
import io.housekeeper.benchmarks.embedded.Home;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One soak: a node that runs, is looked at, and is started anew. */
final class Soak {

  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int A_MINUTE = 6;
  private static final int HALF = SoakedTasks.VISITORS / 2;

  private final InstantSource clock = InstantSource.system();
  private final Home home;
  private final SoakedTasks tasks = new SoakedTasks();
  private final List<Task> visitors =
      IntStream.range(0, SoakedTasks.VISITORS).mapToObj(tasks::visitor).toList();
  private final List<Sample> samples = new ArrayList<>();
  private final Instant begin = clock.instant();

  Soak(Home home) {
    this.home = home;
  }

  /** Runs for so long; gives what was seen. */
  List<Sample> run(int minutes) throws SQLException, InterruptedException {
    int steps = minutes * A_MINUTE;
    int steady = (int) Pace.RESTART.dividedBy(STEP);
    for (int step = 0; step < steps; step += steady) {
      try (SoakedNode node = SoakedNode.start(home.address(), tasks)) {
        visitors.subList(0, HALF).forEach(node::register);
        for (int i = 1; i <= Math.min(steady, steps - step); i++) {
          step(node, step + i);
        }
      }
    }
    System.out.printf("%n%,d attempts of %s tasks%n%n", tasks.executed(), SoakedTasks.TASKS);
    return samples;
  }

  private void step(SoakedNode node, int number) throws SQLException, InterruptedException {
    Duration left = Duration.between(clock.instant(), begin.plus(STEP.multipliedBy(number)));
    Thread.sleep(left.isNegative() ? Duration.ZERO : left);
    node.look();
    Instant now = clock.instant();
    Sample sample = Sample.take(home, begin, now, number % A_MINUTE == 0);
    samples.add(sample);
    System.out.println(sample.line());
    change(node, number % 2 == 0);
  }

  /** Ten tasks come, and the ten that were there go. */
  private void change(SoakedNode node, boolean even) {
    visitors.subList(even ? 0 : HALF, even ? HALF : 2 * HALF).forEach(node::register);
    visitors.subList(even ? HALF : 0, even ? 2 * HALF : HALF).forEach(node::unregister);
  }
}
