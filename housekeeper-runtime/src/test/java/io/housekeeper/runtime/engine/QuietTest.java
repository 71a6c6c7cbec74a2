package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.memory.MemoryStore;
import io.housekeeper.runtime.ledger.protocol.StoredLedger;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** When a node that was started has nothing to do for now. */
class QuietTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Ledger ledger = new StoredLedger(new MemoryStore(InstantSource.system()));

  @WaitingTest
  void whatTheStartMakesDueHasEndedAndIsTold() {
    List<String> told = new CopyOnWriteArrayList<>();
    RunListener slow =
        new RunListener() {
          @Override
          public void ended(Run run) throws Exception {
            Thread.sleep(20);
            told.add(run.task().name());
          }
        };
    try (EngineTester tester = EngineTester.on(ledger).listening("slow", slow)) {
      List<String> tasks = List.of("one", "two", "three");
      tasks.forEach(task -> tester.with(atStart(task), run -> Thread.sleep(20)));
      tester.start().engine().awaitQuiet(LONG);
      assertThat(tasks)
          .allSatisfy(
              task ->
                  assertThat(tester.entries(task))
                      .singleElement()
                      .satisfies(entry -> assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED)));
      assertThat(told).containsExactlyInAnyOrderElementsOf(tasks);
    }
  }

  /** Whatever part of a millisecond it is. */
  @WaitingTest
  void whatIsDueAtThisVeryMomentIsNotOverlooked() {
    for (int start = 0; start < 300; start++) {
      try (EngineTester tester = EngineTester.on(ledger)) {
        tester.with(atStart("start-" + start), run -> {}).start().engine().awaitQuiet(LONG);
        assertThat(tester.entries("start-" + start)).hasSize(1);
      }
    }
  }

  /** The answer to its first beat came late: it takes the database's clock for behind. */
  @WaitingTest
  void whatIsDueByAClockThatIsAheadIsWaitedForToo() {
    Duration late = Duration.ofMillis(400);
    AtomicBoolean reads = new AtomicBoolean();
    AtomicInteger beats = new AtomicInteger();
    Ledger slow =
        new UnluckyLedger(
            new StoredLedger(
                new MemoryStore(
                    () -> {
                      Instant now = InstantSource.system().instant();
                      return reads.getAndSet(false) ? now.minus(late) : now;
                    })),
            (method, arguments) -> {
              if (method.equals("beat") && beats.incrementAndGet() == 1) {
                pause(late);
                reads.set(true);
              }
              return method.equals("beat") && beats.get() > 1;
            });
    try (EngineTester tester = EngineTester.on(slow)) {
      tester.with(atStart("early"), run -> {}).start().engine().awaitQuiet(LONG);
      assertThat(tester.entries("early")).hasSize(1);
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private static TaskSpec.Builder atStart(String task) {
    return TaskSpec.named(task).onStartup(Duration.ZERO);
  }

  @WaitingTest
  void whatTakesLongIsNotWaitedFor() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    try (EngineTester tester = EngineTester.on(ledger)) {
      tester.with(
          atStart("long"),
          run -> {
            begun.countDown();
            mayEnd.await();
          });
      tester.start();
      begun.await();
      tester.engine().awaitQuiet(Duration.ofMillis(50));
      assertThat(tester.entries("long")).isEmpty();
      mayEnd.countDown();
      tester.engine().awaitQuiet(LONG);
      assertThat(tester.entries("long")).hasSize(1);
    }
  }

  @WaitingTest
  void aNodeThatStartsNothingIsQuietWhateverIsDue() {
    try (EngineTester tester = EngineTester.on(ledger)) {
      tester.with(TaskSpec.named("purge"), run -> {}).start();
      tester.engine().drain(true);
      tester.orders().runNow("purge", EngineTester.OPERATOR);
      tester.engine().awaitQuiet(LONG);
      assertThat(tester.entries("purge")).isEmpty();
    }
  }
}
