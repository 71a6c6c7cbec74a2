package io.housekeeper.benchmarks.embedded;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.boot.Housekeeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a fire costs, whatever else there is: a hundred tasks beside the others that are due every
 * second, each at a phase of its own.
 */
final class Fires {

  private static final int TASKS = 100;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration TIME = Duration.ofSeconds(30);

  private final InstantSource clock = InstantSource.system();
  private final long[] micros = new long[1 << 20];
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Of one fire.
   *
   * @param cpu of this process beyond what it uses when idle, in microseconds
   * @param late from when it is due to the begin of its code, in milliseconds, the median
   */
  record Cost(double cpu, double late) {}

  /**
   * Measures it.
   *
   * @param idle the part of a core that is used without these fires
   */
  Cost cost(Housekeeper housekeeper, double idle) throws InterruptedException {
    for (int i = 0; i < TASKS; i++) {
      TaskSpec spec = TaskSpec.named("busy-" + i).schedule("every 1s").build();
      housekeeper.register(Task.of(spec, this::note));
    }
    Thread.sleep(WARM_UP);
    int first = count.get();
    double used = Meter.cpuDuring(TIME).toNanos() / 1e3 - idle * TIME.toNanos() / 1e3;
    int last = count.get();
    long[] late = Arrays.copyOfRange(micros, first, last);
    Arrays.sort(late);
    return new Cost(used / late.length, late[late.length / 2] / 1e3);
  }

  private void note(TaskRun run) {
    Duration late = Duration.between(run.fire().orElseThrow(), clock.instant());
    micros[count.getAndIncrement()] = late.toNanos() / 1_000;
  }
}
