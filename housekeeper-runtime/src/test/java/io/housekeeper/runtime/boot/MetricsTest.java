package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.RunDetail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registry of Micrometer has of a Housekeeper; docs/metrics.md. */
class MetricsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch fires = new CountDownLatch(2);
  @TempDir Path folder;

  private Housekeeper housekeeper() {
    return Housekeeper.builder()
        .ledger(folder.resolve("ledger.db"))
        .metrics(registry)
        .maxConcurrentRuns(7)
        .task(Task.of(TaskSpec.named("works").schedule("manual").build(), run -> {}))
        .task(Task.of(TaskSpec.named("fails").schedule("manual").build(), run -> fail()))
        .task(Task.of(TaskSpec.named("waits").schedule("manual").build(), run -> waits()))
        .task(Task.of(TaskSpec.named("ticks").schedule("every 1s").build(), run -> ticks()))
        .build();
  }

  private static void fail() {
    throw new IllegalStateException("no");
  }

  private void waits() throws InterruptedException {
    begun.countDown();
    assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void ticks() {
    fires.countDown();
  }

  private double runs(String task, String outcome) {
    return registry
        .get("housekeeper.runs")
        .tag("task", task)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void runsAreCountedByTaskAndOutcomeAndTimed() throws InterruptedException {
    try (Housekeeper housekeeper = housekeeper()) {
      housekeeper.start();
      RunDetail works = housekeeper.runNow("works", LONG);
      housekeeper.runNow("works", LONG);
      housekeeper.runNow("fails", LONG);
      assertThat(works).isNotNull();
      assertThat(fires.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(runs("works", "succeeded")).isEqualTo(2);
    assertThat(runs("fails", "failed")).isEqualTo(1);
    double ticks = runs("ticks", "succeeded");
    assertThat(ticks).isGreaterThanOrEqualTo(2);
    assertThat(registry.get("housekeeper.run.duration").timer().count())
        .isEqualTo((long) (ticks + 3));
    assertThat(registry.get("housekeeper.run.lateness").timer().count())
        .as("only what is due by its schedule can be late")
        .isEqualTo((long) ticks);
    assertThat(registry.get("housekeeper.run.lateness").timer().max(TimeUnit.SECONDS))
        .isBetween(0.0, 30.0);
  }

  @Test
  void aNodeShowsHowMuchItHasToDoWhileItIsStarted() throws InterruptedException {
    try (Housekeeper housekeeper = housekeeper()) {
      housekeeper.start();
      housekeeper.runNow("waits");
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(gauge("housekeeper.tasks")).isEqualTo(4);
      assertThat(gauge("housekeeper.slots")).isEqualTo(7);
      assertThat(gauge("housekeeper.slots.used")).isBetween(1.0, 2.0);
      assertThat(gauge("housekeeper.queue.due")).isBetween(0.0, 1.0);
      assertThat(gauge("housekeeper.queue.unrecorded")).isBetween(0.0, 1.0);
      assertThat(gauge("housekeeper.ready")).isEqualTo(1);
      assertThat(registry.get("housekeeper.beat.age").timeGauge().value(TimeUnit.SECONDS))
          .isBetween(0.0, 30.0);
      assertThat(registry.get("housekeeper.events.dropped").functionCounter().count()).isZero();
      assertThat(registry.get("housekeeper.events.failed").functionCounter().count()).isZero();
      held.countDown();
    }
    assertThat(registry.find("housekeeper.tasks").gauge()).isNull();
    assertThat(registry.find("housekeeper.ready").gauge()).isNull();
  }

  @Test
  void batchesAreMeasuredByTheirOutcome() throws InterruptedException {
    try (Housekeeper housekeeper = housekeeper()) {
      housekeeper.start();
      housekeeper.runNow("works", LONG);
    }
    long committed =
        registry.get("housekeeper.batch.duration").tag("outcome", "committed").timer().count();
    assertThat(committed).isGreaterThanOrEqualTo(2);
    assertThat(registry.get("housekeeper.batch.size").summary().count()).isEqualTo(committed);
    assertThat(registry.get("housekeeper.batch.size").summary().max()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void tasksBeyondTheFirstFiveHundredShareASeries() throws InterruptedException {
    CountDownLatch executed = new CountDownLatch(502);
    HousekeeperBuilder builder =
        Housekeeper.builder().ledger(folder.resolve("many.db")).metrics(registry);
    for (int i = 1; i <= 502; i++) {
      TaskSpec spec = TaskSpec.named("task-" + i).schedule("manual").build();
      builder.task(Task.of(spec, run -> executed.countDown()));
    }
    try (Housekeeper housekeeper = builder.build()) {
      for (String task : housekeeper.start().registered()) {
        housekeeper.runNow(task);
      }
      assertThat(executed.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(registry.find("housekeeper.runs").counters()).hasSize(501);
    assertThat(runs("(others)", "succeeded")).isEqualTo(2);
  }
}
