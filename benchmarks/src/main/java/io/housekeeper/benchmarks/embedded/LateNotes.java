package io.housekeeper.benchmarks.embedded;

import io.housekeeper.api.TaskRun;
import io.housekeeper.benchmarks.ledger.Lateness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.LongStream;

/** How late the code of tasks began, since it was looked at last. */
final class LateNotes {

  private final InstantSource clock = InstantSource.system();
  private LongStream.Builder micros = LongStream.builder();
  private long since = clock.millis();

  synchronized void note(TaskRun run) {
    micros.add(Duration.between(run.fire().orElseThrow(), clock.instant()).toNanos() / 1_000);
  }

  /** What was noted, of tasks that are due every second; from here on anew. */
  synchronized Lateness take(int tasks) {
    long now = clock.millis();
    int due = (int) (tasks * (now - since) / 1_000);
    long[] all = micros.build().toArray();
    micros = LongStream.builder();
    since = now;
    return Lateness.of(due, all);
  }
}
