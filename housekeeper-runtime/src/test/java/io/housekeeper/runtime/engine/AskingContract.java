package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.ledger.Asker;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Operations.Requested.Accepted;
import io.housekeeper.runtime.ledger.Operations.Requested.Refused;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.Setting;
import io.housekeeper.runtime.ledger.SpecRow;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.ledger.Wish;
import io.housekeeper.runtime.run.Ending;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/** What operators ask of a running engine beside runs: once, for nodes, and for good. */
interface AskingContract {

  Optional<String> ALL = Optional.empty();

  Ledger ledger();

  private static By until(Instant instant) {
    return new By("operator", "a test", InstantSource.system().instant(), Optional.of(instant));
  }

  private List<Change> changes() {
    return ledger().operations().changes(OptionalInt.empty(), Long.MAX_VALUE, 100);
  }

  @WaitingTest
  default void whoAsksAgainUnderAKeyGetsTheSameRun() {
    AtomicInteger runs = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("import").overlap(Overlap.ALLOW), run -> runs.incrementAndGet())
          .start();
      Orders once = tester.orders().once("order-66");
      Accepted first = (Accepted) once.runNow("import", OPERATOR);
      tester.ended(first.run());
      assertThat(once.runNow("import", OPERATOR)).isEqualTo(first);
      assertThat(once.runNow("import", OPERATOR)).isEqualTo(first);
      Accepted another = (Accepted) tester.orders().once("order-67").runNow("import", OPERATOR);
      tester.ended(another.run());
      assertThat(runs).hasValue(2);
      assertThat(changes()).extracting(Change::what).filteredOn("run"::equals).hasSize(2);
    }
  }

  @WaitingTest
  default void aKeyIsNotUsedForTwoThings() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("import"), run -> {}).start();
      Orders once = tester.orders().once("order-66");
      once.pause("import", OPERATOR);
      assertThatThrownBy(() -> once.runNow("import", OPERATOR))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the key 'order-66' was used at")
          .hasMessageContaining("pause");
      once.pause("import", OPERATOR);
      assertThat(changes()).extracting(Change::what).containsExactly("pause pause-TASK");
    }
  }

  @WaitingTest
  default void aResumeUnderAKeyLiftsNoPauseOfLater() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("import"), run -> {}).start();
      tester.orders().pause("import", OPERATOR);
      Orders once = tester.orders().once("order-68");
      once.resume("import", OPERATOR);
      assertThat(ledger().operations().inPlace("import")).isEmpty();
      tester.orders().pause("import", OPERATOR);
      once.resume("import", OPERATOR);
      assertThat(ledger().operations().inPlace("import")).hasSize(1);
    }
  }

  @WaitingTest
  default void codeThatKnowsNothingOfDryRunsIsNotAskedForOne() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("purge"), run -> {}).start();
      assertThat(tester.orders().runNow("purge", Wish.NONE.dry(), OPERATOR))
          .isEqualTo(
              new Refused("task 'purge' cannot only say what it would do: it supports no dry run"));
    }
  }

  private static CodedTask ofType(String settings, Task task) {
    return new CodedTask(
        "plugin",
        "1.0",
        task,
        Optional.of(new Typed("yearly", settings)),
        AskingContract.class.getClassLoader());
  }

  @WaitingTest
  default void aTaskOfNoTypeHasNoSettingsThatARunCouldHaveOtherwise() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("purge"), run -> {}).start();
      assertThat(tester.orders().runNow("purge", Wish.with("{\"year\":2026}"), OPERATOR))
          .isEqualTo(new Refused("task 'purge' has no settings: it is of no type"));
    }
  }

  /** Two nodes whose files differ never both run a task. */
  @WaitingTest
  default void otherSettingsAreAnotherVersion() {
    Task report = Task.of(TaskSpec.named("report").build(), run -> {});
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(ofType("{\"year\":2025}", report)).start();
    }
    int id = ledger().tasks().keys("report").get(0).id();
    SpecRow before = ledger().tasks().specs(List.of(id)).get(0);
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(ofType("{\"year\":2026}", report)).start();
      SpecRow after = ledger().tasks().specs(List.of(id)).get(0);
      assertThat(after.version().hash()).isNotEqualTo(before.version().hash());
      assertThat(after.said().typed()).contains(new Typed("yearly", "{\"year\":2026}"));
      assertThat(tester.run("report").ending()).isEqualTo(Ending.SUCCEEDED);
    }
  }

  @WaitingTest
  default void aRunSaysWhoAskedForItAndIsTriedAgainWithTheSameSettings() {
    By ann = new By("ann", "the report is late", Instant.EPOCH, Optional.empty());
    Asker asker = new Asker("ann", "the report is late", "{\"year\":2026}", true, "ticket-17");
    List<Boolean> dry = new CopyOnWriteArrayList<>();
    List<Map<String, String>> context = new CopyOnWriteArrayList<>();
    try (EngineTester tester = EngineTester.on(ledger())) {
      Task report =
          Task.of(
              TaskSpec.named("report").supportsDryRun().build(),
              run -> {
                dry.add(run.dryRun());
                context.add(Map.copyOf(MDC.getCopyOfContextMap()));
                MDC.put("left", "behind");
              });
      tester.with(ofType("{\"year\":2025}", report)).start();
      Accepted asked =
          (Accepted)
              tester
                  .orders()
                  .once("ticket-17")
                  .runNow("report", Wish.with("{\"year\":2026}").dry(), ann);
      Entry entry = tester.ended(asked.run());
      assertThat(Asker.parse(entry.subject().asked().extra())).isEqualTo(asker);
      Accepted again = (Accepted) tester.orders().retry(asked.run(), OPERATOR);
      Entry second = tester.ended(again.run());
      assertThat(Asker.parse(second.subject().asked().extra()))
          .isEqualTo(Asker.of(OPERATOR, Wish.with("{\"year\":2026}").dry()));
      assertThat(second.subject().asked().links().retryOf()).hasValue(asked.run());
      assertThat(dry).containsExactly(true, true);
      assertThat(context)
          .containsExactly(
              Map.of(
                  "task", "report",
                  "run", Long.toString(asked.run()),
                  "attempt", "1",
                  "trigger", "MANUAL",
                  "request", "ticket-17"),
              Map.of(
                  "task", "report",
                  "run", Long.toString(again.run()),
                  "attempt", "1",
                  "trigger", "MANUAL"));
    }
  }

  @WaitingTest
  default void aNodeThatIsDrainedStartsNothingUntilItIsTakenBack() {
    AtomicInteger runs = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger(), "node-a")) {
      tester
          .with(TaskSpec.named("tick").schedule("* * * * * *"), run -> runs.incrementAndGet())
          .start();
      tester.entry("tick", Ending.SUCCEEDED);
      tester.orders().set(Optional.of("node-a"), Setting.DRAINED, "true", OPERATOR);
      EngineTester.await("the drain", () -> !tester.engine().isReady());
      EngineTester.await("quiet", () -> ledger().runs().owned(tester.engine().member()).isEmpty());
      int before = runs.get();
      tester.orders().runNow("tick", OPERATOR);
      EngineTester.await("two fires that are not run", () -> isBehind("tick", 2));
      assertThat(runs.get()).isEqualTo(before);
      tester.orders().set(Optional.of("node-b"), Setting.DRAINED, "true", OPERATOR);
      tester.orders().unset(Optional.of("node-a"), Setting.DRAINED, OPERATOR);
      EngineTester.await("another run", () -> runs.get() > before);
      assertThat(changes())
          .extracting(Change::what)
          .contains("set drained of node node-a", "unset drained of node node-a");
    }
  }

  private boolean isBehind(String task, int seconds) {
    Instant accountedTo = ledger().tasks().named(task).get(0).row().cursor().accountedTo();
    return InstantSource.system().instant().isAfter(accountedTo.plusSeconds(seconds + 1));
  }

  @WaitingTest
  default void thereIsRoomForAsManyRunsAsIsSetAndThenAsBefore() {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger(), "node-a")) {
      tester
          .with(
              TaskSpec.named("slow").overlap(Overlap.ALLOW),
              run -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                end.await();
                now.decrementAndGet();
              })
          .start();
      tester.orders().set(ALL, Setting.MAX_CONCURRENT_RUNS, "5", OPERATOR);
      Instant soon = InstantSource.system().instant().plusSeconds(3);
      tester.orders().set(Optional.of("node-a"), Setting.MAX_CONCURRENT_RUNS, "2", until(soon));
      EngineTester.await(
          "the settings of this node", () -> tester.engine().settings().maxConcurrentRuns() == 2);
      for (int i = 0; i < 8; i++) {
        tester.orders().runNow("slow", OPERATOR);
      }
      EngineTester.await("two", () -> now.get() == 2);
      assertThat(InstantSource.system().instant()).isBefore(soon);
      EngineTester.await("five", () -> now.get() == 5);
      end.countDown();
      EngineTester.await("all", () -> tester.entries("slow").size() == 8);
      assertThat(most).hasValue(5);
      assertThat(ledger().operations().settings("node-a"))
          .extracting(Overridden::value)
          .containsExactly("5");
    }
  }

  @WaitingTest
  default void aSettingHasItsKindOfValue() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.start();
      assertThatThrownBy(() -> tester.orders().set(ALL, Setting.RETENTION, "\"PT5M\"", OPERATOR))
          .hasMessage(
              "retention must be a duration of an hour or more, such as \"P30D\"; it was \"PT5M\"");
      assertThatThrownBy(
              () -> tester.orders().set(ALL, Setting.MAX_CONCURRENT_RUNS, "many", OPERATOR))
          .hasMessage("max-concurrent-runs must be a whole number of 1 or more; it was many");
      assertThatThrownBy(
              () -> tester.orders().set(ALL, Setting.SHUTDOWN_PATIENCE, "\"30s\"", OPERATOR))
          .hasMessage("shutdown-patience must be a duration, such as \"PT30S\"; it was \"30s\"");
      assertThat(ledger().operations().settings("node")).isEmpty();
    }
  }

  @WaitingTest
  default void aTaskIsForgottenWithItsHistoryWhenNoNodeHasIt() {
    try (EngineTester tester = EngineTester.on(ledger(), "node-a")) {
      tester.with(TaskSpec.named("old"), run -> {}).start();
      tester.run("old");
      assertThatThrownBy(() -> tester.orders().forget("old", OPERATOR))
          .hasMessage(
              "task 'old' cannot be forgotten: a node has its code. Remove its plugin first");
    }
    try (EngineTester tester = EngineTester.on(ledger(), "node-a")) {
      tester.with(TaskSpec.named("new"), run -> {}).start();
      tester.orders().override("new", "timeout", "\"PT5M\"", OPERATOR);
      List<Integer> old = ledger().tasks().keys("old").stream().map(TaskKey::id).toList();
      assertThat(ledger().history().totals(old)).hasSize(1);
      tester.orders().forget("old", OPERATOR);
      assertThat(ledger().history().totals(old)).isEmpty();
      assertThat(ledger().tasks().keys("old")).isEmpty();
      assertThat(tester.entries("old")).isEmpty();
      assertThatThrownBy(() -> tester.orders().forget("old", OPERATOR))
          .hasMessage("there is no task 'old'");
      assertThat(changes()).extracting(Change::what).contains("forget");
      assertThat(tester.run("new").ending()).isEqualTo(Ending.SUCCEEDED);
    }
    try (EngineTester tester = EngineTester.on(ledger(), "node-a")) {
      tester.with(TaskSpec.named("old"), run -> {}).start();
      assertThat(tester.run("old").ending()).isEqualTo(Ending.SUCCEEDED);
      assertThat(tester.entries("old")).hasSize(1);
    }
  }

  @WaitingTest
  default void anotherVersionInForceIsAChange() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("report"), run -> {}).start();
    }
    try (EngineTester tester = EngineTester.on(ledger())) {
      CodedTask newer =
          new CodedTask(
              "plugin",
              "1.1",
              Task.of(TaskSpec.named("report").build(), run -> {}),
              AskingContract.class.getClassLoader());
      tester.with(newer).start();
      assertThat(changes())
          .filteredOn(change -> change.what().equals("version"))
          .singleElement()
          .extracting(Change::words)
          .isEqualTo(new Change.Words("plugin 1.0", "plugin 1.1"));
    }
  }
}
