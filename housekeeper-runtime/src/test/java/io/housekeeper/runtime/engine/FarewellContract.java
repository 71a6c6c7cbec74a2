package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run;
import io.housekeeper.api.RunListener;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LiveRow;
import io.housekeeper.runtime.ledger.Operations.Requested;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.RunState.Running;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How an engine ends, and begins again in the same process. */
interface FarewellContract {

  Ledger ledger();

  @WaitingTest
  default void aRunWhoseThreadDoesNotEndStaysItsNodesUntilItDoes() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger executing = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Engine closed;
    long run;
    try (EngineTester first = EngineTester.on(ledger())) {
      first.with(TaskSpec.named("stubborn"), handle -> stubborn(mayEnd, executing, most)).start();
      run = ((Requested.Accepted) first.orders().runNow("stubborn", EngineTester.OPERATOR)).run();
      EngineTester.await("the run", () -> executing.get() == 1);
      closed = first.engine();
    }
    CompletionStage<Void> over = closed.over();
    assertThat(over.toCompletableFuture()).isNotDone();
    try (EngineTester second = EngineTester.on(ledger())) {
      second.with(TaskSpec.named("stubborn"), handle -> stubborn(mayEnd, executing, most)).start();
      assertThat(second.orders().runNow("stubborn", EngineTester.OPERATOR))
          .isEqualTo(new Requested.Busy(run));
      LiveRow row = ledger().history().live(run).orElseThrow();
      assertThat(row.state()).isInstanceOf(Running.class);
      mayEnd.countDown();
      over.toCompletableFuture().get(20, TimeUnit.SECONDS);
      assertThat(second.ended(run).ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(second.run("stubborn").ending()).isEqualTo(Ending.SUCCEEDED);
    }
    assertThat(most).hasValue(1);
  }

  private static void stubborn(CountDownLatch mayEnd, AtomicInteger executing, AtomicInteger most) {
    most.accumulateAndGet(executing.incrementAndGet(), Math::max);
    boolean ended = false;
    while (!ended) {
      try {
        mayEnd.await();
        ended = true;
      } catch (InterruptedException ignored) {
        // That is what this task is about.
      }
    }
    executing.decrementAndGet();
  }

  @WaitingTest
  default void aNodeThatIsDrainedStartsNothingUntilItMayAgain() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("purge"), run -> {}).start();
      tester.engine().drain(true);
      assertThat(tester.engine().isReady()).isFalse();
      long run =
          ((Requested.Accepted) tester.orders().runNow("purge", EngineTester.OPERATOR)).run();
      assertThat(ledger().history().live(run)).isPresent();
      tester.engine().drain(false);
      assertThat(tester.ended(run).ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(tester.engine().isReady()).isTrue();
    }
  }

  @WaitingTest
  default void listenersAreToldOfEverythingBeforeTheNodeLeaves() {
    List<String> told = new CopyOnWriteArrayList<>();
    RunListener slow =
        new RunListener() {
          @Override
          public void ended(Run run) throws Exception {
            Thread.sleep(20);
            told.add(run.id());
          }
        };
    List<String> runs = new CopyOnWriteArrayList<>();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.listening("slow", slow).with(TaskSpec.named("purge"), run -> runs.add(run.id()));
      tester.start();
      for (int i = 0; i < 10; i++) {
        tester.run("purge");
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(runs);
  }
}
