package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.Pause;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.SkippedBecause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that do not end when they should, nor when they are told to. */
class StubbornTasksTest {

  private static final int SLOTS = 4;

  @TempDir Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger started = new AtomicInteger();
  private Ledger ledger;
  private Healthy healthy;
  private EngineTester tester;

  @BeforeEach
  void open() {
    ledger = Ledgers.sqlite(folder);
    tester =
        new EngineTester(
            ledger,
            EngineSettings.of("node").withMaxConcurrentRuns(SLOTS).withPatience(ofMillis(300)));
    healthy = Healthy.in(tester);
  }

  @AfterEach
  void close() {
    end.countDown();
    tester.close();
    ledger.close();
  }

  /** Ignores whoever wants its end. */
  private void staysUntilTheEnd() {
    started.incrementAndGet();
    while (end.getCount() > 0) {
      LockSupport.parkNanos(ofMillis(10).toNanos());
      Thread.interrupted();
    }
  }

  private static TaskSpec.Builder impatient(String name) {
    return TaskSpec.named(name).timeout(ofMillis(200));
  }

  @WaitingTest
  void whoIgnoresTheEndOfItsTimeKeepsOthersOfItsTaskOutButNoSlot() {
    tester.with(
        impatient("zombie").schedule("* * * * * *").retry(Retry.fixed(3, ofMillis(10))),
        run -> staysUntilTheEnd());
    try (NodeLog log = NodeLog.open()) {
      tester.start();
      Entry entry = tester.entry("zombie", Ending.TIMED_OUT);
      assertThat(entry.outcome().message()).isEqualTo("its thread ignores the interrupt");
      assertThat(log.starting("WARN run"))
          .containsExactly(
              "WARN run %d of task 'zombie' has had its time: interrupted".formatted(entry.id()));
      assertThat(tester.orders().runNow("zombie", OPERATOR))
          .isEqualTo(new Requested.Busy(entry.id()));
      assertThat(tester.engine().isReady()).isTrue();
      healthy.goesOn();
      assertThat(started).hasValue(1);
      end.countDown();
      EngineTester.await("the next run", () -> started.get() > 1);
    }
    Entry skipped = tester.entry("zombie", Ending.SKIPPED);
    assertThat(skipped.outcome().because()).contains(SkippedBecause.OVERLAP);
    healthy.ranOnTime();
    Healthy.lostNothing(tester, "zombie");
  }

  @WaitingTest
  void withAsManyStubbornThreadsAsSlotsTheNodeIsUnready() {
    List<String> tasks = List.of("one", "two", "three", "four");
    tasks.forEach(task -> tester.with(impatient(task), run -> staysUntilTheEnd()));
    tester.start();
    healthy.goesOn();
    tasks.forEach(task -> tester.orders().runNow(task, OPERATOR));
    tasks.forEach(task -> tester.entry(task, Ending.TIMED_OUT));
    EngineTester.await("the node to be unready", () -> !tester.engine().isReady());
    end.countDown();
    EngineTester.await("the node to be ready", () -> tester.engine().isReady());
    healthy.goesOn();
    healthy.lostNothing();
  }

  @WaitingTest
  void oneThatIsCancelledAndDoesNotCareTimesOut() {
    tester.with(TaskSpec.named("deaf").timeout(Duration.ofSeconds(1)), run -> staysUntilTheEnd());
    tester.start();
    Requested.Accepted run = (Requested.Accepted) tester.orders().runNow("deaf", OPERATOR);
    EngineTester.await("its start", () -> started.get() > 0);
    assertThat(tester.orders().cancel(run.run(), OPERATOR)).isEqualTo(Cancelled.ASKED);
    assertThat(tester.ended(run.run()).ending()).isEqualTo(Ending.TIMED_OUT);
    healthy.goesOn();
    healthy.ranOnTime();
  }

  @WaitingTest
  void aRetryWaitsUntilTheThreadBeforeHasEnded() {
    List<String> told = new CopyOnWriteArrayList<>();
    tester.with(
        impatient("slow").retry(Retry.fixed(1, ofMillis(10))),
        run -> {
          told.add("begin");
          if (run.attempt() == 1) {
            long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            while (System.nanoTime() < until) {
              Thread.interrupted();
              LockSupport.parkNanos(ofMillis(10).toNanos());
            }
          }
          told.add("end");
        });
    tester.start();
    Entry entry = tester.run("slow");
    assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
    assertThat(entry.execution().map(Entry.Execution::attempts)).isEqualTo(Optional.of(2));
    assertThat(told).containsExactly("begin", "end", "begin", "end");
    healthy.goesOn();
    healthy.ranOnTime();
  }

  @WaitingTest
  void ofATaskThatMayOverlapThreeStubbornThreadsAreEnough() {
    tester.with(impatient("many").overlap(Overlap.ALLOW), run -> staysUntilTheEnd()).start();
    for (int i = 0; i < 3; i++) {
      assertThat(isQuarantined("many")).isFalse();
      tester.orders().runNow("many", OPERATOR);
    }
    EngineTester.await("the quarantine", () -> isQuarantined("many"));
    assertThat(tester.engine().isReady()).isTrue();
    healthy.goesOn();
    healthy.lostNothing();
  }

  private boolean isQuarantined(String task) {
    return ledger.tasks().named(task).get(0).row().switches().paused().contains(Pause.QUARANTINE);
  }
}
