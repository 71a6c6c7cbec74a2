package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Covers;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.RunFilter;
import io.housekeeper.runtime.ledger.TaskKey;
import io.housekeeper.runtime.run.Ending;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** An engine whose tasks have other names than before. */
interface RenamedTasksContract {

  Ledger ledger();

  private int id(String task) {
    return ledger().tasks().keys(task).get(0).id();
  }

  private List<String> names() {
    return ledger().tasks().page("", "", 100).keys().stream().map(TaskKey::text).toList();
  }

  /** Of every second: no fire between two of these is left out, and none is in two. */
  private static void areInARow(List<Entry> entries) {
    List<Covers> covered =
        entries.stream()
            .map(entry -> entry.subject().covers())
            .sorted(Comparator.comparing(Covers::fireAt))
            .toList();
    for (int i = 1; i < covered.size(); i++) {
      Covers one = covered.get(i);
      Instant after = one.after().orElseThrow().truncatedTo(ChronoUnit.SECONDS);
      assertThat(after).isEqualTo(covered.get(i - 1).fireAt());
      assertThat(one.fireAt()).isEqualTo(after.plusSeconds(one.fires()));
    }
  }

  @WaitingTest
  default void aRestartedNodeGoesOnUnderTheOtherName() {
    TaskSpec.Builder purge = TaskSpec.named("purge").schedule("* * * * * *");
    int before;
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(purge, run -> {}).start();
      tester.entry("purge", Ending.SUCCEEDED);
      before = id("purge");
    }
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.formerly("clean", "purge").with(purge.build().copyAs("clean"), run -> {}).start();
      int old = tester.entries("clean").size();
      assertThat(old).isPositive();
      EngineTester.await("three more", () -> tester.entries("clean").size() >= old + 3);
      assertThat(id("clean")).isEqualTo(before);
    }
    areInARow(entries("clean"));
  }

  private List<Entry> entries(String task) {
    return ledger().history().page(RunFilter.of(id(task)), Long.MAX_VALUE, 1_000);
  }

  @WaitingTest
  default void theNodeThatWaitsGoesOnWhenTheOtherHasLeft() {
    try (EngineTester waiting = EngineTester.on(ledger(), "waiting")) {
      try (EngineTester other = EngineTester.on(ledger(), "other")) {
        other.with(TaskSpec.named("purge").schedule("* * * * * *"), run -> {}).start();
        waiting
            .formerly("clean", "purge")
            .with(TaskSpec.named("clean").schedule("* * * * * *"), run -> {})
            .start();
        other.entry("purge", Ending.SUCCEEDED);
        assertThat(names()).containsExactly("purge");
        assertThat(waiting.refusals()).isEmpty();
      }
      int old = entries("clean").size();
      EngineTester.await("three more", () -> entries("clean").size() >= old + 3);
    }
    areInARow(entries("clean"));
  }

  @WaitingTest
  default void aTaskThatWaitsAndIsTakenAwayDoesNotGetTheName() {
    try (EngineTester waiting = EngineTester.on(ledger(), "waiting")) {
      try (EngineTester other = EngineTester.on(ledger(), "other")) {
        other.with(TaskSpec.named("purge"), run -> {}).start();
        waiting.formerly("clean", "purge").with(TaskSpec.named("clean"), run -> {}).start();
        waiting.engine().remove("clean");
      }
      assertThat(names()).containsExactly("purge");
    }
  }

  @WaitingTest
  default void aTaskBesideTheOneThatItWasIsRefused() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.formerly("clean", "purge").with(TaskSpec.named("purge"), run -> {}).start();
      Task clean = Task.of(TaskSpec.named("clean").build(), run -> {});
      ClassLoader loader = EngineTester.class.getClassLoader();
      Admission answer = tester.engine().add(new CodedTask("another", "1.0", clean, loader));
      assertThat(answer).isInstanceOf(Admission.Refusal.class);
      assertThat(names()).containsExactly("purge");
      assertThat(tester.run("purge").ending()).isEqualTo(Ending.SUCCEEDED);
    }
  }

  @WaitingTest
  default void aNewVersionOfAPluginGoesOnWithWhatTheOneBeforeCalledDifferently()
      throws IOException {
    try (EngineTester tester = EngineTester.on(ledger());
        URLClassLoader loader = new URLClassLoader(new URL[0])) {
      tester.formerly("clean", "purge").with(TaskSpec.named("purge"), run -> {}).start();
      int before = id("purge");
      Task clean = Task.of(TaskSpec.named("clean").build(), run -> {});
      assertThat(tester.engine().add(new CodedTask("plugin", "2.0", clean, loader)))
          .isEqualTo(new Admission.Admitted("clean"));
      tester.engine().remove("purge");
      assertThat(names()).containsExactly("clean");
      assertThat(id("clean")).isEqualTo(before);
      assertThat(tester.run("clean").ending()).isEqualTo(Ending.SUCCEEDED);
    }
  }
}
