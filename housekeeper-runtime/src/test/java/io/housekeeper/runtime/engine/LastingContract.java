package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Overridden;
import io.housekeeper.runtime.ledger.TaskView;
import io.housekeeper.runtime.run.Ending;
import io.housekeeper.runtime.run.SkippedBecause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** Pauses and overrides on a running engine: what they do, until when, and what is refused. */
interface LastingContract {

  Ledger ledger();

  private static By until(Duration time) {
    Instant now = InstantSource.system().instant();
    return new By("operator", "a test", now, Optional.of(now.plus(time)));
  }

  private TaskView view(String task) {
    return ledger().tasks().named(task).get(0);
  }

  @WaitingTest
  default void everythingIsPausedButWhatIsAskedForByHand() {
    AtomicInteger ticks = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("tick").schedule("* * * * * *"), run -> ticks.incrementAndGet())
          .with(TaskSpec.named("other").schedule("* * * * * *"), run -> {})
          .with(TaskSpec.named("own").schedule("* * * * * *"), run -> {})
          .start();
      tester.orders().pause("own", OPERATOR);
      tester.entry("other", Ending.SUCCEEDED);
      tester.orders().pauseEverything(OPERATOR);
      int before = ticks.get();
      assertThat(tester.run("tick").ending()).isEqualTo(Ending.SUCCEEDED);
      EngineTester.await(
          "two fires that are not run",
          () ->
              InstantSource.system()
                  .instant()
                  .isAfter(view("tick").row().cursor().accountedTo().plusSeconds(3)));
      assertThat(ticks.get()).isLessThanOrEqualTo(before + 2);
      tester.orders().resumeEverything(OPERATOR);
      Entry skipped =
          tester.entry(
              "other",
              entry -> entry.outcome().because().equals(Optional.of(SkippedBecause.PAUSED)));
      assertThat(skipped.subject().covers().fires()).isPositive();
      Instant resumed = skipped.endedAt();
      tester.entry(
          "other", entry -> entry.ending() == Ending.SUCCEEDED && entry.endedAt().isAfter(resumed));
      assertThat(view("own").row().switches().isOn()).isFalse();
    }
  }

  @WaitingTest
  default void aTaskThatComesWhileEverythingIsPausedIsPausedToo() {
    try (EngineTester first = EngineTester.on(ledger(), "first")) {
      first.with(TaskSpec.named("old"), run -> {}).start();
      first.orders().pauseEverything(OPERATOR);
      try (EngineTester second = EngineTester.on(ledger(), "second")) {
        second.with(TaskSpec.named("new"), run -> {}).start();
        assertThat(view("new").row().switches().isOn()).isFalse();
        second.orders().resumeEverything(OPERATOR);
        assertThat(view("new").row().switches().isOn()).isTrue();
      }
    }
  }

  @WaitingTest
  default void aPauseEndsWhenItSays() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("tick").schedule("* * * * * *"), run -> {}).start();
      By by = until(Duration.ofMillis(2_300));
      Instant until = by.until().orElseThrow();
      tester.orders().pause("tick", by);
      tester.entry(
          "tick",
          entry ->
              entry.ending() == Ending.SUCCEEDED
                  && entry.subject().covers().fireAt().isAfter(until));
      assertThat(earliestAfter(until, tester).subject().covers().fireAt())
          .isBeforeOrEqualTo(until.plusSeconds(1));
      Entry skipped =
          tester.entries("tick").stream()
              .filter(entry -> entry.outcome().because().equals(Optional.of(SkippedBecause.PAUSED)))
              .max(Comparator.comparing(entry -> entry.subject().covers().fireAt()))
              .orElseThrow();
      assertThat(skipped.subject().covers().fireAt()).isBeforeOrEqualTo(until);
      assertThat(ledger().operations().inPlace("tick")).isEmpty();
    }
  }

  private static Entry earliestAfter(Instant instant, EngineTester tester) {
    return tester.entries("tick").stream()
        .filter(entry -> entry.subject().covers().fireAt().isAfter(instant))
        .min(Comparator.comparing(entry -> entry.subject().covers().fireAt()))
        .orElseThrow();
  }

  @WaitingTest
  default void anOverrideThatEndedWhileNobodyRanCutsTheRangeWhereItEnded() {
    By by;
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("tick").schedule("* * * * * *"), run -> {}).start();
      by = until(Duration.ofMillis(2_500));
      tester.orders().override("tick", "schedule", "\"manual\"", by);
    }
    Instant until = by.until().orElseThrow();
    EngineTester.await(
        "the end of the override",
        () -> InstantSource.system().instant().isAfter(until.plusSeconds(2)));
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("tick").schedule("* * * * * *"), run -> {}).start();
      tester.entry("tick", entry -> entry.subject().covers().fireAt().isAfter(until));
      assertThat(earliestAfter(until, tester).subject().covers().after()).contains(until);
    }
  }

  @WaitingTest
  default void whatATaskCannotHaveIsRefusedWithASentence() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("purge").schedule("0 3 * * *"), run -> {}).start();
      refused(tester, "schedule", "\"61 3 * * *\"", "61");
      refused(tester, "schedule", "3", "schedule of task 'purge' must be a text; it was 3");
      refused(tester, "timezone", "\"Mars/Olympus\"", "Mars/Olympus");
      refused(tester, "timeout", "\"soon\"", "soon");
      refused(tester, "timeout", "\"-PT5S\"", "task 'purge'");
      refused(tester, "overlap", "\"NEVER\"", "one of these texts: SKIP, QUEUE, ALLOW, REPLACE");
      refused(tester, "disabled", "\"yes\"", "must be true or false");
      refused(tester, "retry", "{", "must be an object");
      refused(tester, "name", "\"other\"", "cannot be overridden; what can be is schedule");
      refused(tester, "schedule", "\"after purge\"", "cannot follow");
      assertThat(ledger().operations().inPlace("purge")).isEmpty();
      assertThat(view("purge").row().cursor().rev()).isEqualTo(1);
      assertThatThrownBy(() -> tester.orders().override("purg", "disabled", "true", OPERATOR))
          .hasMessageContaining("there is no task 'purg'");
    }
  }

  private static void refused(EngineTester tester, String field, String value, String words) {
    assertThatThrownBy(() -> tester.orders().override("purge", field, value, OPERATOR))
        .as("%s = %s", field, value)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("purge");
  }

  @WaitingTest
  default void anOverrideIsKeptWithWhoAndWhyAndRevertedInOneStep() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester.with(TaskSpec.named("purge").schedule("0 3 * * *"), run -> {}).start();
      tester.orders().override("purge", "retry", "{\"retries\": 4}", OPERATOR);
      assertThat(view("purge").plan().spec().retry().retries()).isEqualTo(4);
      Overridden kept = ledger().operations().inPlace("purge").get(0);
      assertThat(kept.by()).isEqualTo(OPERATOR);
      tester.orders().revert("purge", "retry", OPERATOR);
      assertThat(view("purge").plan().spec().retry().retries()).isZero();
      assertThat(ledger().operations().inPlace("purge")).isEmpty();
    }
  }

  @WaitingTest
  default void aTaskFollowsAnotherFromTheOverrideThatSaysSo() {
    try (EngineTester tester = EngineTester.on(ledger())) {
      tester
          .with(TaskSpec.named("first"), run -> {})
          .with(TaskSpec.named("second"), run -> {})
          .start();
      tester.orders().override("second", "schedule", "\"after first\"", OPERATOR);
      Entry upstream = tester.run("first");
      Entry follower = tester.entry("second", Ending.SUCCEEDED);
      assertThat(follower.subject().asked().links().upstream()).hasValue(upstream.id());
      tester.orders().revert("second", "schedule", OPERATOR);
      Entry again = tester.run("first");
      tester.run("second");
      assertThat(tester.entries("second"))
          .noneMatch(
              entry ->
                  entry.subject().asked().links().upstream().equals(OptionalLong.of(again.id())));
    }
  }
}
