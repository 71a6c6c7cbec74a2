package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Operations.Requested;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a listener does, the others are told, and the node goes on. */
class BadListenersTest {

  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Ledger ledger;
  private EngineTester tester;
  private Healthy healthy;

  @BeforeEach
  void open() {
    ledger = Ledgers.sqlite(folder);
    tester = EngineTester.on(ledger).with(TaskSpec.named("work"), run -> {});
    healthy = Healthy.in(tester);
  }

  @AfterEach
  void close() {
    tester.close();
    ledger.close();
  }

  /** What a listener does when a run of the task "work" has ended. */
  private interface Reaction {

    void ended(Run run) throws Exception;
  }

  private static RunListener listener(Reaction reaction) {
    return new RunListener() {
      @Override
      public void ended(Run run) throws Exception {
        if (run.task().name().equals("work")) {
          reaction.ended(run);
        }
      }
    };
  }

  private RunListener good() {
    return listener(run -> told.add("good"));
  }

  @WaitingTest
  void oneThatFailsIsToldOfWhatComesNext() {
    NodeLog log = NodeLog.open();
    AtomicInteger errors = new AtomicInteger();
    AtomicInteger interrupts = new AtomicInteger();
    tester
        .listening(
            "errors",
            listener(
                run -> {
                  errors.incrementAndGet();
                  throw new OutOfMemoryError("of its own");
                }))
        .listening(
            "interrupts",
            listener(
                run -> {
                  interrupts.incrementAndGet();
                  Thread.currentThread().interrupt();
                }))
        .listening(
            "gives-up",
            listener(
                run -> {
                  interrupts.incrementAndGet();
                  throw new InterruptedException("of its own");
                }))
        .listening("good", good())
        .start();
    for (int i = 0; i < 3; i++) {
      tester.run("work");
    }
    EngineTester.await(
        "all to be told of three ends",
        () -> told.size() == 3 && errors.get() == 3 && interrupts.get() == 6);
    healthy.goesOn();
    healthy.ranOnTime();
    String goesOn =
        " failed; it is told of what comes next all the same, and further failures are only counted";
    assertThat(log.starting("WARN listener"))
        .containsExactlyInAnyOrder(
            "WARN listener 'errors'" + goesOn, "WARN listener 'gives-up'" + goesOn);
  }

  @WaitingTest
  void oneThatHangsIsNotToldOfWhatItHasNoRoomFor() {
    NodeLog log = NodeLog.open();
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger hung = new AtomicInteger();
    tester
        .with(TaskSpec.named("much").schedule("every 1s").overlap(Overlap.ALLOW), run -> {})
        .listening(
            "hangs",
            listener(
                run -> {
                  hung.incrementAndGet();
                  end.await();
                }))
        .listening(
            "good",
            new RunListener() {
              @Override
              public void ended(Run run) {
                told.add(run.id());
              }
            })
        .start();
    tester.run("work");
    Instant now = Instant.now();
    for (int i = 0; i < 6; i++) {
      Instant from = now.minusSeconds(1_000L * (i + 1));
      Requested asked = tester.orders().backfill("much", from, from.plusSeconds(1_000), OPERATOR);
      assertThat(asked).isInstanceOf(Requested.Several.class);
    }
    EngineTester.await("6,000 runs", () -> told.size() > 6_000);
    assertThat(log.starting("WARN listener"))
        .containsExactly(
            "WARN listener 'hangs' is too slow: it has 10000 events waiting, and is not told of"
                + " more until it has caught up");
    healthy.goesOn();
    healthy.lostNothing();
    end.countDown();
    EngineTester.await("what was dropped to be said", () -> log.starting("WARN").size() > 1);
    assertThat(log.starting("WARN listener").get(1))
        .matches("WARN listener 'hangs' was not told of [0-9]+ events");
    tester.run("work");
    EngineTester.await("the slow one to be told again", () -> hung.get() == 2);
  }

  @WaitingTest
  void oneThatNeverEndsDoesNotKeepTheNodeFromEnding() {
    NodeLog log = NodeLog.open();
    tester
        .listening(
            "endless",
            new RunListener() {
              @Override
              public void close() {
                while (true) {
                  LockSupport.parkNanos(1_000_000_000L);
                }
              }
            })
        .listening("good", good())
        .start();
    tester.run("work");
    healthy.goesOn();
    long begin = System.nanoTime();
    tester.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(told).containsExactly("good");
    assertThat(log.starting("WARN listener"))
        .containsExactly("WARN listener 'endless' does not end; it is left behind");
    healthy.ranOnTime();
  }
}
