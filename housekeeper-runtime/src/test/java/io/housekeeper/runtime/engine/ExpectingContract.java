package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Stale;
import io.housekeeper.runtime.ledger.TaskRow;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Ending;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;

/** What operators ask for on the strength of what they have seen. */
interface ExpectingContract {

  Ledger ledger();

  private long revision(String task) {
    return TaskRow.revision(ledger().tasks().named(task).stream().map(TaskView::row).toList());
  }

  private List<Change> changes() {
    return ledger().operations().changes(OptionalInt.empty(), Long.MAX_VALUE, 100);
  }

  private EngineTester daily() {
    return EngineTester.on(ledger())
        .with(TaskSpec.named("daily").schedule("0 2 * * *"), run -> {})
        .start();
  }

  @WaitingTest
  default void whoHasSeenTheTaskAsItIsChangesIt() {
    try (EngineTester tester = daily()) {
      long seen = revision("daily");
      tester.orders().expecting(seen).pause("daily", OPERATOR);
      tester.orders().expecting(seen + 1).resume("daily", OPERATOR);
      assertThat(revision("daily")).isEqualTo(seen + 2);
      assertThat(tester.orders().expecting(seen + 2).skipNext("daily", OPERATOR)).isPresent();
      assertThat(revision("daily")).isEqualTo(seen + 3);
    }
  }

  @WaitingTest
  default void whoHasSeenItAsItWasChangesNothing() {
    Map<String, Consumer<Orders>> all =
        Map.of(
            "pause", orders -> orders.pause("daily", OPERATOR),
            "resume", orders -> orders.resume("daily", OPERATOR),
            "skip", orders -> orders.skipNext("daily", OPERATOR),
            "override", orders -> orders.override("daily", "timeout", "\"PT9M\"", OPERATOR),
            "revert", orders -> orders.revert("daily", "timeout", OPERATOR),
            "reset", orders -> orders.reset("daily", OPERATOR),
            "run", orders -> orders.runNow("daily", OPERATOR),
            "forget", orders -> orders.forget("daily", OPERATOR));
    try (EngineTester tester = daily()) {
      long seen = revision("daily");
      tester.orders().override("daily", "timeout", "\"PT5M\"", OPERATOR);
      List<Change> before = changes();
      all.forEach(
          (what, request) ->
              assertThatThrownBy(() -> request.accept(tester.orders().expecting(seen)))
                  .as(what)
                  .isInstanceOf(Stale.class)
                  .hasMessage(
                      "task 'daily' was changed meanwhile: it has revision %d, and %d was expected. Look at it again"
                          .formatted(seen + 1, seen)));
      assertThat(changes()).isEqualTo(before);
      assertThat(revision("daily")).isEqualTo(seen + 1);
      assertThat(tester.run("daily").ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(tester.entries("daily")).hasSize(1);
    }
  }

  /** The answer to the first request was lost: it has itself changed what was seen. */
  @WaitingTest
  default void underAKeyTheAnswerIsTheSameAlthoughTheTaskIsNot() {
    try (EngineTester tester = daily()) {
      long seen = revision("daily");
      tester.orders().expecting(seen).once("k").pause("daily", OPERATOR);
      tester.orders().once("k").expecting(seen).pause("daily", OPERATOR);
      assertThat(revision("daily")).isEqualTo(seen + 1);
      assertThatThrownBy(() -> tester.orders().expecting(seen).once("l").pause("daily", OPERATOR))
          .isInstanceOf(Stale.class);
      tester.orders().expecting(seen + 1).once("l").resume("daily", OPERATOR);
    }
  }

  @WaitingTest
  default void ofTwoWhoHaveSeenTheSameOneIsLate() {
    try (EngineTester tester = daily()) {
      for (int round = 0; round < 10; round++) {
        String late = "\"PT%dM\"".formatted(10 + round);
        String overdue = "\"PT%dM\"".formatted(2 + round);
        long seen = revision("daily");
        CyclicBarrier together = new CyclicBarrier(2);
        List<CompletableFuture<Boolean>> both =
            List.of(
                wins(together, tester, seen, orders -> set(orders, "timeout", late)),
                wins(together, tester, seen, orders -> set(orders, "overdue-after", overdue)));
        assertThat(both.stream().filter(CompletableFuture::join).count()).isEqualTo(1);
        assertThat(revision("daily")).isEqualTo(seen + 1);
      }
    }
  }

  static void set(Orders orders, String field, String value) {
    orders.override("daily", field, value, OPERATOR);
  }

  /** Whether somebody who asks at the same time as others gets what he asks for. */
  static CompletableFuture<Boolean> wins(
      CyclicBarrier together, EngineTester node, long seen, Consumer<Orders> request) {
    return CompletableFuture.supplyAsync(
        () -> {
          Orders orders = node.orders().expecting(seen);
          try {
            together.await();
            request.accept(orders);
            return true;
          } catch (Stale late) {
            return false;
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
        },
        work -> Thread.ofPlatform().daemon().start(work));
  }

  @WaitingTest
  default void ofWhatRunsOnEveryNodeAllNodesCount() {
    try (EngineTester a = EngineTester.on(ledger(), "a");
        EngineTester b = EngineTester.on(ledger(), "b")) {
      TaskSpec.Builder spec = TaskSpec.named("all").onEveryNode().schedule("0 2 * * *");
      a.with(spec, run -> {}).start();
      b.with(spec, run -> {}).start();
      long seen = revision("all");
      a.orders().expecting(seen).skipNext("all", OPERATOR);
      assertThatThrownBy(() -> b.orders().expecting(seen).pause("all", OPERATOR))
          .isInstanceOf(Stale.class);
      b.orders().expecting(revision("all")).pause("all", OPERATOR);
    }
  }

  @WaitingTest
  default void whatIsAboutNoTaskHasNoRevision() {
    try (EngineTester tester = daily()) {
      assertThatThrownBy(() -> tester.orders().expecting(1).pauseEverything(OPERATOR))
          .hasMessage(
              "no revision can be expected by what is about no single task: pause everything");
      assertThatThrownBy(() -> tester.orders().expecting(1).cancel(7, OPERATOR))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
