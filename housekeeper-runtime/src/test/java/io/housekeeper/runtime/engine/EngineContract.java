package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Operations.Cancelled;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.SkippedBecause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What an engine does, on whichever ledger. */
interface EngineContract {

  Ledger ledger();

  @WaitingTest
  default void runsWhatIsDueOnTimeAndNeverEarly() {
    List<Instant> fires = new CopyOnWriteArrayList<>();
    List<Instant> starts = new CopyOnWriteArrayList<>();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("tick").schedule("* * * * * *"),
              run -> {
                fires.add(run.fire().orElseThrow());
                starts.add(run.clock().instant());
              })
          .start();
      EngineTester.await("three fires", () -> fires.size() >= 3);
      Entry entry = tester.entry("tick", Ending.SUCCEEDED);
      assertThat(entry.subject().covers().fires()).isEqualTo(1);
    }
    for (int i = 0; i < fires.size(); i++) {
      assertThat(starts.get(i)).isBetween(fires.get(i), fires.get(i).plusSeconds(30));
    }
    List<Covers> covered =
        ledger().history().page(RunFilter.ALL, Long.MAX_VALUE, 100).stream()
            .map(entry -> entry.subject().covers())
            .sorted(Comparator.comparing(Covers::fireAt))
            .toList();
    for (int i = 1; i < covered.size(); i++) {
      assertThat(covered.get(i).after()).contains(covered.get(i - 1).fireAt());
    }
  }

  @WaitingTest
  default void keepsWhatARunSaysAndCounts() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("purge"),
              run -> {
                run.log("looking");
                run.progress(1, 2);
                run.count("deleted", 3);
                run.count("deleted", 4);
                run.message("done");
              })
          .start();
      Entry entry = tester.run("purge");
      assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(entry.outcome().message()).isEqualTo("done");
      assertThat(Extra.of(entry.outcome().extra()).counts()).containsEntry("deleted", 7L);
      assertThat(entry.execution().orElseThrow().figures().cpuMicros()).isNotNegative();
      assertThat(entry.execution().orElseThrow().figures().allocatedBytes()).isPositive();
      EngineTester.await("the log", () -> !ledger().logs().read(entry.id(), 0, 10).isEmpty());
      assertThat(ledger().logs().read(entry.id(), 0, 10).get(0).body()).isEqualTo("looking\n");
    }
  }

  @WaitingTest
  default void triesAgainWhatFailsAndKeepsWhy() {
    AtomicInteger attempts = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("flaky").retry(Retry.fixed(2, ofMillis(20))),
              run -> {
                attempts.set(run.attempt());
                throw new IllegalStateException("attempt " + run.attempt());
              })
          .start();
      Entry entry = tester.run("flaky");
      assertThat(entry.ending()).isEqualTo(Ending.FAILED);
      assertThat(attempts).hasValue(3);
      assertThat(entry.outcome().message()).contains("attempt 3");
      assertThat(ledger().history().attempts(entry.id())).hasSize(2);
      EngineTester.await("three stacks", () -> ledger().logs().stacksOf(entry.id()).size() == 3);
      assertThat(ledger().logs().stacksOf(entry.id()).get(2).body()).contains("EngineContract");
    }
  }

  @WaitingTest
  default void survivesTasksThatThrowErrorsOrInterruptThemselves() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("error"),
              run -> {
                throw new StackOverflowError("deep");
              })
          .with(
              TaskSpec.named("own-interrupt"),
              run -> {
                Thread.currentThread().interrupt();
                run.message("interrupted myself");
              })
          .with(TaskSpec.named("sleeper"), run -> Thread.sleep(10))
          .start();
      assertThat(tester.run("error").outcome().message()).contains("StackOverflowError: deep");
      for (int i = 0; i < 5; i++) {
        assertThat(tester.run("own-interrupt").ending()).isEqualTo(Ending.SUCCEEDED);
        assertThat(tester.run("sleeper").ending()).isEqualTo(Ending.SUCCEEDED);
      }
    }
  }

  @WaitingTest
  default void recordsMessagesThatADatabaseWouldRefuse() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("strange"),
              run -> {
                run.message("nul \0 and half \uD800 of a character");
                run.count("c\0", 1);
                run.log("log \0 \uDFFF");
              })
          .with(
              TaskSpec.named("strange-failure"),
              run -> {
                throw new IllegalStateException("nul \0 " + "x".repeat(100_000));
              })
          .start();
      assertThat(tester.run("strange").outcome().message())
          .isEqualTo("nul \uFFFD and half \uFFFD of a character");
      assertThat(tester.run("strange-failure").outcome().message())
          .startsWith("java.lang.IllegalStateException: nul \uFFFD")
          .hasSize(Texts.MESSAGE);
    }
  }

  @WaitingTest
  default void keepsTheFirstAndTheLastOfALogThatIsTooLong() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("talkative"),
              run -> {
                for (int i = 0; i < 300_000; i++) {
                  run.log("line %07d of a log that is far too long to be kept".formatted(i));
                }
              })
          .start();
      long id = tester.run("talkative").id();
      EngineTester.await(
          "the end of the log",
          () ->
              ledger().logs().read(id, 0, 100).stream()
                  .anyMatch(chunk -> chunk.body().contains("line 0299999")));
      List<String> chunks =
          ledger().logs().read(id, 0, 100).stream().map(chunk -> chunk.body()).toList();
      String all = String.join("", chunks);
      assertThat(all).startsWith("line 0000000").contains(" lines left out …");
      assertThat(all.length()).isBetween(900_000, 1_100_000);
    }
  }

  @WaitingTest
  default void endsWhatHasHadItsTime() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("endless").timeout(ofMillis(200)),
              run -> new CountDownLatch(1).await())
          .start();
      Entry entry = tester.run("endless");
      assertThat(entry.ending()).isEqualTo(Ending.TIMED_OUT);
      EngineTester.await("the stack", () -> !ledger().logs().stacksOf(entry.id()).isEmpty());
    }
  }

  @WaitingTest
  default void cancelsWhatRunsAndWhatWaits() {
    CountDownLatch started = new CountDownLatch(1);
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("long"),
              run -> {
                started.countDown();
                while (true) {
                  run.throwIfCancelled();
                  Thread.sleep(1_000);
                }
              })
          .start();
      Requested.Accepted run = (Requested.Accepted) tester.orders().runNow("long", OPERATOR);
      EngineTester.await("the start", () -> started.getCount() == 0);
      assertThat(tester.orders().runNow("long", OPERATOR)).isEqualTo(new Requested.Busy(run.run()));
      assertThat(tester.orders().cancel(run.run(), OPERATOR)).isEqualTo(Cancelled.ASKED);
      assertThat(tester.ended(run.run()).ending()).isEqualTo(Ending.CANCELLED);
      assertThat(tester.orders().cancel(run.run(), OPERATOR)).isEqualTo(Cancelled.OVER);
    }
  }

  @WaitingTest
  default void skipsWhatIsDueWhileAnotherRunGoesOn() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("slow").schedule("* * * * * *"), run -> Thread.sleep(2_500))
          .start();
      Entry skipped = tester.entry("slow", Ending.SKIPPED);
      assertThat(skipped.outcome().because()).contains(SkippedBecause.OVERLAP);
      long blocker = skipped.subject().asked().links().blockedBy().orElseThrow();
      Entry inTheWay = tester.ended(blocker);
      assertThat(inTheWay.ending()).isEqualTo(Ending.SUCCEEDED);
      Instant first = skipped.subject().covers().after().orElseThrow();
      Instant last = skipped.subject().covers().fireAt();
      assertThat(first.plusSeconds(1)).isAfter(inTheWay.execution().orElseThrow().startedAt());
      assertThat(last).isBeforeOrEqualTo(inTheWay.endedAt());
      assertThat(skipped.subject().covers().fires())
          .isEqualTo(Duration.between(first, last).toSeconds());
    }
  }

  @WaitingTest
  default void followsOtherTasks() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("first"), run -> {})
          .with(TaskSpec.named("second").schedule("after first"), run -> run.message("followed"))
          .with(TaskSpec.named("never").schedule("after first failed"), run -> {})
          .start();
      Entry first = tester.run("first");
      Entry second = tester.entry("second", Ending.SUCCEEDED);
      assertThat(second.subject().asked().links().upstream()).hasValue(first.id());
      assertThat(tester.entries("never")).isEmpty();
    }
  }

  @WaitingTest
  default void runsAtStartAndAfterADelay() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("boot").schedule("@reboot"), run -> {})
          .with(TaskSpec.named("later").onStartup(ofMillis(300)), run -> {})
          .start();
      assertThat(tester.entry("boot", Ending.SUCCEEDED).subject().origin().shown())
          .isEqualTo(Run.Trigger.STARTUP);
      Entry later = tester.entry("later", Ending.SUCCEEDED);
      assertThat(later.execution().orElseThrow().startedAt())
          .isAfterOrEqualTo(later.subject().covers().fireAt());
    }
  }

  @WaitingTest
  default void handsBackWhatAShutdownInterruptsAndTakesItUpAtTheNextStart() {
    AtomicInteger attempts = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("recovered"),
              run -> {
                attempts.set(run.attempt());
                if (run.attempt() == 1) {
                  Thread.sleep(60_000);
                }
              })
          .start();
      Requested.Accepted run = (Requested.Accepted) tester.orders().runNow("recovered", OPERATOR);
      EngineTester.await("the first attempt", () -> attempts.get() == 1);
      tester.engine().close();
      assertThat(ledger().history().entry(run.run())).isEmpty();
      tester.engine().start();
      Entry entry = tester.ended(run.run());
      assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(entry.execution().orElseThrow().attempts()).isEqualTo(2);
    }
  }

  @WaitingTest
  default void tellsListenersAlsoWhenOneOfThemThrows() {
    List<String> told = new CopyOnWriteArrayList<>();
    RunListener broken =
        new RunListener() {
          @Override
          public void ended(Run run) {
            throw new IllegalStateException("broken listener");
          }
        };
    RunListener good =
        new RunListener() {
          @Override
          public void started(Run run) {
            told.add("started " + run.task().name());
          }

          @Override
          public void ended(Run run) {
            told.add(
                run.state() + " " + run.task().name() + " " + run.failureText().lines().toList());
          }
        };
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("bad"),
              run -> {
                throw new IllegalStateException("oh");
              })
          .listening("broken", broken)
          .listening("good", good)
          .start();
      tester.run("bad");
      tester.run("bad");
      EngineTester.await("four events", () -> told.size() == 4);
    }
    assertThat(told).hasSize(4);
    assertThat(told.get(0)).isEqualTo("started bad");
    assertThat(told.get(1))
        .contains("bad [java.lang.IllegalStateException: oh, ", "EngineContract");
    assertThat(told.get(2)).isEqualTo("started bad");
    assertThat(told.get(3)).isEqualTo(told.get(1));
  }

  private Instant accountedTo(String task) {
    return ledger().tasks().named(task).get(0).row().cursor().accountedTo();
  }

  @WaitingTest
  default void pausesSkipsAndOverrides() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("tick").schedule("* * * * * *"), run -> {}).start();
      tester.entry("tick", Ending.SUCCEEDED);
      tester.orders().pause("tick", OPERATOR);
      Instant paused = accountedTo("tick");
      EngineTester.await("two seconds to pass", seconds(2));
      assertThat(tester.entries("tick"))
          .noneMatch(entry -> entry.subject().covers().fireAt().isAfter(paused));
      tester.orders().resume("tick", OPERATOR);
      Entry skipped =
          tester.entry(
              "tick",
              entry -> entry.outcome().because().equals(Optional.of(SkippedBecause.PAUSED)));
      assertThat(skipped.subject().covers().fires()).isGreaterThanOrEqualTo(1);
      tester.orders().override("tick", "schedule", "\"manual\"", OPERATOR);
      Instant frozen = accountedTo("tick");
      EngineTester.await("two seconds to pass", seconds(2));
      assertThat(tester.entries("tick"))
          .noneMatch(entry -> entry.subject().covers().fireAt().isAfter(frozen));
      tester.orders().revert("tick", "schedule", OPERATOR);
      tester.entry(
          "tick",
          entry ->
              entry.ending() == Ending.SUCCEEDED
                  && entry.subject().covers().fireAt().isAfter(frozen));
    }
  }

  private static java.util.function.BooleanSupplier seconds(int seconds) {
    long end = System.nanoTime() + ofSeconds(seconds).toNanos();
    return () -> System.nanoTime() >= end;
  }

  @WaitingTest
  default void refusesBadTasksAndRunsTheOthers() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("never").schedule("0 0 31 2 *"), run -> {})
          .with(TaskSpec.named("twice"), run -> run.message("the first"))
          .with("other-plugin", Task.of(TaskSpec.named("twice").build(), run -> {}))
          .with(TaskSpec.named("a").schedule("after b"), run -> {})
          .with(TaskSpec.named("b").schedule("after a"), run -> {})
          .with(TaskSpec.named("good"), run -> {})
          .start();
      assertThat(tester.run("good").ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(tester.run("twice").outcome().message()).isEqualTo("the first");
      assertThat(tester.catalog().refusals())
          .extracting(Admission.Refusal::sentence)
          .anyMatch(s -> s.startsWith("task 'never' of plugin 'plugin' has an invalid schedule"))
          .anyMatch(s -> s.contains("plugin 'plugin' has brought a task of that name before"))
          .anyMatch(s -> s.contains("cannot follow"));
    }
  }

  @WaitingTest
  default void letsRunsOverlapThatMay() {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(
              TaskSpec.named("parallel").schedule("* * * * * *").overlap(Overlap.ALLOW),
              run -> {
                most.accumulateAndGet(together.incrementAndGet(), Math::max);
                Thread.sleep(2_500);
                together.decrementAndGet();
              })
          .start();
      EngineTester.await("two at once", () -> most.get() >= 2);
    }
  }
}
