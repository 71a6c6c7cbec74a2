package io.housekeeper.runtime.engine;

import static io.housekeeper.runtime.engine.EngineTester.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Change;
import io.housekeeper.runtime.ledger.Change.By;
import io.housekeeper.runtime.ledger.Change.Words;
import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.MadeRow;
import io.housekeeper.runtime.ledger.MadeTask;
import io.housekeeper.runtime.ledger.Stale;
import io.housekeeper.runtime.ledger.Typed;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that somebody makes of types while nodes run: what is kept, and who is told. */
interface MadeTasksContract {

  Typed CALL = new Typed("http-call", "{\"url\":\"https://a.example/\"}");

  Ledger ledger();

  private static MadeTask task(String name, String schedule) {
    return new MadeTask(name, CALL, Map.of("schedule", "\"" + schedule + "\""));
  }

  private MadeRow made(String name) {
    return ledger().operations().made().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @WaitingTest
  default void whatIsMadeIsKeptUntilItIsTakenBack() {
    MadeTask hourly = task("call", "0 * * * *");
    MadeTask daily = task("call", "0 2 * * *");
    try (EngineTester tester = EngineTester.on(ledger()).start()) {
      tester.orders().make(hourly, OPERATOR);
      MadeRow first = made("call");
      assertThat(first.task()).isEqualTo(hourly);
      assertThat(first.by().who()).isEqualTo("operator");
      assertThat(first.by().at()).isAfter(OPERATOR.at());
      tester.orders().make(daily, OPERATOR);
      assertThat(made("call").rev()).isGreaterThan(first.rev());
    }
    try (EngineTester tester = EngineTester.on(ledger()).start()) {
      assertThat(ledger().operations().made()).extracting(MadeRow::task).containsExactly(daily);
      tester.orders().unmake("call", OPERATOR);
      assertThat(ledger().operations().made()).isEmpty();
      assertThatThrownBy(() -> tester.orders().unmake("call", OPERATOR))
          .hasMessage("nobody has made a task 'call' that could be taken back");
    }
    List<Change> changes = ledger().operations().changesOf("call", Long.MAX_VALUE, 9);
    assertThat(changes).extracting(Change::what).containsExactly("unmake", "make", "make");
    assertThat(changes)
        .extracting(Change::words)
        .containsExactly(
            new Words(daily.text(), ""),
            new Words(hourly.text(), daily.text()),
            new Words("", hourly.text()));
  }

  @WaitingTest
  default void whatSomebodyElseHasMadeMeanwhileIsNotReplaced() {
    try (EngineTester tester = EngineTester.on(ledger()).start()) {
      tester.orders().expecting(0).make(task("call", "0 * * * *"), OPERATOR);
      long seen = made("call").rev();
      assertThatThrownBy(
              () -> tester.orders().expecting(0).make(task("call", "0 1 * * *"), OPERATOR))
          .isInstanceOf(Stale.class)
          .hasMessage(
              "what is made of task 'call' was changed meanwhile: it has revision %d, and 0 was expected. Look at it again"
                  .formatted(seen));
      MadeTask second = task("call", "0 2 * * *");
      tester.orders().expecting(seen).once("k").make(second, OPERATOR);
      tester.orders().expecting(seen).once("k").make(second, OPERATOR);
      assertThatThrownBy(() -> tester.orders().expecting(seen).unmake("call", OPERATOR))
          .isInstanceOf(Stale.class);

      // What was made anew is something else, also if it is the same.
      long old = made("call").rev();
      tester.orders().expecting(old).unmake("call", OPERATOR);
      tester.orders().make(second, OPERATOR);
      assertThatThrownBy(() -> tester.orders().expecting(old).unmake("call", OPERATOR))
          .isInstanceOf(Stale.class);
    }
  }

  @WaitingTest
  default void whatIsMadeIsFitForEveryDatabase() {
    Map<String, String> spec = Map.of("retry", "{ \"retries\" : 2 }");
    Typed odd = new Typed("t", "{ \"a\\u0000\" : \"\\ud800\" }");
    try (EngineTester tester = EngineTester.on(ledger()).start()) {
      tester.orders().make(new MadeTask("call", odd, spec), OPERATOR);
      assertThat(made("call").task())
          .isEqualTo(
              new MadeTask(
                  "call",
                  new Typed("t", "{\"a\\u0000\":\"\uFFFD\"}"),
                  Map.of("retry", "{\"retries\":2}")));
    }
  }

  @WaitingTest
  default void whatNoTaskCanBeLikeIsNotKept() {
    try (EngineTester tester = EngineTester.on(ledger()).start()) {
      assertRefused(tester, new MadeTask("a b", CALL, Map.of()), "name of a task must be 1 to 63");
      assertRefused(
          tester, new MadeTask("call", CALL, Map.of("colour", "1")), "'colour' of task 'call'");
      assertRefused(
          tester,
          new MadeTask("call", CALL, Map.of("timeout", "5")),
          "timeout of task 'call' must be a duration");
      assertRefused(
          tester, new MadeTask("call", new Typed(" ", "{}"), Map.of()), "task 'call' needs a type");
      assertRefused(
          tester,
          new MadeTask("call", new Typed("t", "[\"hush\"]"), Map.of()),
          "the settings of task 'call' must be a JSON object; they are another value");
      assertRefused(
          tester,
          new MadeTask("call", new Typed("t", "{\"hush\""), Map.of()),
          "the settings of task 'call' must be a JSON object; they are no JSON");
      assertRefused(
          tester,
          new MadeTask(
              "call", new Typed("t", "{\"a\":\"%s\"}".formatted("x".repeat(100_000))), Map.of()),
          "what task 'call' is made of may have 100,000 characters, and has 100,");
      Instant soon = Instant.parse("2099-01-01T00:00:00Z");
      By forAWhile = new By("ann", "", soon, Optional.of(soon));
      assertThatThrownBy(() -> tester.orders().make(task("call", "0 2 * * *"), forAWhile))
          .hasMessageContaining("cannot be made for a while");
      assertThat(ledger().operations().made()).isEmpty();
    }
  }

  private static void assertRefused(EngineTester tester, MadeTask task, String why) {
    assertThatThrownBy(() -> tester.orders().make(task, OPERATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @WaitingTest
  default void whoMakesThemIsToldAtTheStartAndOfEachChange() {
    AtomicInteger told = new AtomicInteger();
    List<Integer> seen = new CopyOnWriteArrayList<>();
    EngineTester tester = EngineTester.on(ledger(), "a");
    Runnable listener =
        () -> {
          seen.add(ledger().operations().made().size());
          told.incrementAndGet();
        };
    try (tester) {
      tester
          .whenMade(listener)
          .with(TaskSpec.named("tick").schedule("* * * * * *"), run -> {})
          .start();
      EngineTester.await("the start", () -> told.get() == 1);
      tester.orders().make(task("call", "0 2 * * *"), OPERATOR);
      EngineTester.await("the change", () -> told.get() == 2);
      tester.orders().override("tick", "timeout", "\"PT5M\"", OPERATOR);
      // Some looks later nothing is told that has not changed, and the node does its work.
      Instant made = made("call").by().at().plus(Duration.ofSeconds(2));
      tester.entry("tick", entry -> entry.endedAt().isAfter(made));
      assertThat(told).hasValue(2);
      tester.orders().unmake("call", OPERATOR);
      EngineTester.await("another change", () -> told.get() == 3);
      assertThat(seen).containsExactly(0, 1, 0);
      assertThat(tester.entries("tick")).allMatch(entry -> entry.ending() == Ending.SUCCEEDED);
    }
    tester.engine().start();
    EngineTester.await("the next start", () -> told.get() == 4);
    tester.close();
  }

  @WaitingTest
  default void whoMakesThemMayTakeHisTimeAndFail() {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger told = new AtomicInteger();
    try (EngineTester tester = EngineTester.on(ledger(), "a")) {
      tester
          .whenMade(
              () -> {
                switch (told.incrementAndGet()) {
                  case 1 -> waitFor(end);
                  case 2 -> throw new IllegalStateException("no such type");
                  case 3 -> throw new Unreachable("the ledger does not answer", null);
                  default -> {}
                }
              })
          .with(TaskSpec.named("report"), run -> {})
          .start();
      EngineTester.await("the start", () -> told.get() == 1);
      assertThat(tester.run("report").ending()).isEqualTo(Ending.SUCCEEDED);
      tester.orders().make(task("call", "0 2 * * *"), OPERATOR);
      end.countDown();
      EngineTester.await("what changed meanwhile", () -> told.get() == 2);
      tester.orders().make(task("call", "0 3 * * *"), OPERATOR);
      EngineTester.await("another try after an outage", () -> told.get() == 4);
      assertThat(tester.engine().isReady()).isTrue();
    }
  }

  private static void waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
