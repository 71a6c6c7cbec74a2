package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.housekeeper.api.Retry;
import io.housekeeper.api.Run.State;
import io.housekeeper.api.Run.Trigger;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskRun;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Explanation;
import io.housekeeper.runtime.control.Forecast;
import io.housekeeper.runtime.control.NodeQueries.NodeStatus;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskDetail;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What operators see and do, on a running Housekeeper. */
interface ControlContract {

  Duration LONG = Duration.ofSeconds(30);

  LedgerAddress address();

  private HousekeeperBuilder builder() {
    return Housekeeper.builder().ledger(address()).node("node-a");
  }

  private static Task task(TaskSpec.Builder spec, Task.Code code) {
    return Task.of(spec.build(), code);
  }

  /** A task of which a class is missing. */
  final class Unlinked implements Task {

    @Override
    public TaskSpec spec() {
      throw new NoClassDefFoundError("com/example/Missing");
    }

    @Override
    public void run(TaskRun run) {}
  }

  private static Commands ann(Control control) {
    return control.as(Asking.by("ann").because("a test"));
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  default void theStatusOfATask() throws InterruptedException {
    Task report =
        task(
            TaskSpec.named("report").describedAs("Writes the report").schedule("0 2 * * *"),
            run -> {
              run.count("rows", 7);
              run.message("7 rows");
            });
    try (Housekeeper housekeeper = builder().task(report).build()) {
      StartReport start = housekeeper.start();
      assertThat(start.registered()).containsExactly("report");
      Control control = housekeeper.control();
      TaskStatus before = control.tasks().status("report").orElseThrow();
      assertThat(before.lastRun()).isEmpty();
      assertThat(before.enabled()).isTrue();
      assertThat(before.nextRun().orElseThrow().toString()).endsWith("T02:00:00Z");
      assertThat(before.about().words()).isEqualTo("at 02:00 every day, UTC");

      RunDetail run = housekeeper.runNow("report", LONG);
      assertThat(run.summary().state()).isEqualTo(State.SUCCEEDED);
      assertThat(run.summary().message()).isEqualTo("7 rows");
      assertThat(run.cost().counts()).isEqualTo(Map.of("rows", 7L));
      assertThat(run.cost().node()).hasValue("node-a");
      assertThat(run.cost().cpuMicros()).isPresent();
      TaskStatus after = control.tasks().status("report").orElseThrow();
      assertThat(after.lastStatus()).hasValue("success");
      assertThat(after.lastError()).isEmpty();
      assertThat(after.lastDuration()).isPresent();
      assertThat(after.totalRuns()).isEqualTo(1);
      assertThat(after.totalFailures()).isZero();
      assertThat(after.averageDuration()).isPresent();
      assertThat(after.running()).isFalse();
      assertThat(after.now().scheduled()).isTrue();
      assertThat(control.tasks().status("none")).isEmpty();
    }
  }

  @Test
  default void aTaskThatFailsAndOneThatRuns() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Task bad =
        task(
            TaskSpec.named("bad").retry(Retry.fixed(1, Duration.ofMillis(50))),
            run -> {
              throw new IllegalStateException("the disk is full");
            });
    Task slow = task(TaskSpec.named("slow"), run -> end.await());
    try (Housekeeper housekeeper = builder().task(bad).task(slow).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
      Control control = housekeeper.control();
      RunDetail run = housekeeper.runNow("bad", LONG);
      assertThat(run.summary().state()).isEqualTo(State.FAILED);
      assertThat(run.attempts()).extracting(RunDetail.Attempt::number).containsExactly(1);
      await(
          "the stack",
          () -> !control.runs().detail(run.summary().id()).orElseThrow().stacks().isEmpty());
      TaskStatus status = control.tasks().status("bad").orElseThrow();
      assertThat(status.lastStatus()).hasValue("failed");
      assertThat(status.lastError().orElseThrow()).contains("the disk is full");
      assertThat(status.totalFailures()).isEqualTo(1);

      Answer.Accepted asked = (Answer.Accepted) housekeeper.runNow("slow");
      await("the run", () -> control.tasks().status("slow").orElseThrow().running());
      assertThat(control.tasks().status("slow").orElseThrow().lastStatus()).hasValue("running");
      assertThat(housekeeper.runNow("slow")).isEqualTo(new Answer.Busy(asked.run()));
      assertThatThrownBy(() -> housekeeper.runNow("slow", LONG))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("only one may be");
      assertThat(control.nodes().list()).extracting(NodeStatus::running).containsExactly(1L);
      assertThat(control.runs().page(RunQuery.newest(5)))
          .extracting(RunSummary::state)
          .containsExactly(State.RUNNING, State.FAILED);
      assertThat(control.runs().page(RunQuery.newest(5).in(EnumSet.of(State.RUNNING))))
          .extracting(RunSummary::id)
          .containsExactly(asked.run());
      end.countDown();
      await("its end", () -> !control.tasks().status("slow").orElseThrow().running());
    }
  }

  @Test
  default void pagesOfTasksAndRuns() throws InterruptedException {
    HousekeeperBuilder builder = builder();
    for (String name : List.of("mail-in", "mail-out", "purge", "Mail-Archive")) {
      builder.task(task(TaskSpec.named(name), run -> {}));
    }
    try (Housekeeper housekeeper = builder.build()) {
      assertThat(housekeeper.start().registered()).hasSize(4);
      Control control = housekeeper.control();
      assertThat(control.tasks().list("mail", "", 10))
          .extracting(TaskStatus::name)
          .containsExactlyInAnyOrder("Mail-Archive", "mail-in", "mail-out");
      List<TaskStatus> first = control.tasks().list("", "", 2);
      List<TaskStatus> second = control.tasks().list("", first.get(first.size() - 1).name(), 10);
      assertThat(first.size() + second.size()).isEqualTo(4);

      for (int i = 0; i < 3; i++) {
        housekeeper.runNow("purge", LONG);
      }
      housekeeper.runNow("mail-in", LONG);
      List<RunSummary> newest = control.runs().page(RunQuery.newest(3));
      assertThat(newest).extracting(RunSummary::task).containsExactly("mail-in", "purge", "purge");
      assertThat(newest).extracting(run -> run.source().trigger()).containsOnly(Trigger.MANUAL);
      assertThat(control.runs().page(RunQuery.newest(3).after(newest.get(2)))).hasSize(1);
      assertThat(control.runs().page(RunQuery.newest(9).of("purge"))).hasSize(3);
      assertThat(control.runs().page(RunQuery.newest(9).in(EnumSet.of(State.FAILED)))).isEmpty();
      assertThat(control.runs().page(RunQuery.newest(9).in(Set.of(State.WAITING)))).isEmpty();
      assertThatThrownBy(() -> RunQuery.newest(0)).hasMessageContaining("1 to 1000");
      assertThatThrownBy(() -> control.runs().detail("abc")).hasMessageContaining("'abc'");
    }
  }

  @Test
  default void theConfigurationSaysWhereAValueComesFrom() {
    Task purge = task(TaskSpec.named("purge").schedule("0 2 * * *"), run -> {});
    HousekeeperBuilder builder = builder().task(purge).configure("purge", "timeout", "\"PT7M\"");
    try (Housekeeper housekeeper = builder.build()) {
      housekeeper.start();
      Control control = housekeeper.control();
      assertThat(control.tasks().configuration("purge"))
          .filteredOn(value -> value.file().isPresent())
          .containsExactly(
              new ConfiguredValue(
                  "timeout", "\"PT7M\"", "\"PT1H\"", Optional.of("\"PT7M\""), Optional.empty()));
      assertThat(ann(control).override("purge", "schedule", "\"0 3 * * *\""))
          .isEqualTo(new Answer.Done("schedule of task 'purge' is \"0 3 * * *\""));
      assertThat(ann(control).override("purge", "schedule", "\"nonsense\""))
          .isInstanceOf(Answer.Refused.class);
      assertThat(ann(control).override("purge", "colour", "1").sentence())
          .contains("'colour' of task 'purge' cannot be overridden");
      TaskDetail detail = control.tasks().detail("purge").orElseThrow();
      ConfiguredValue schedule =
          detail.configuration().stream()
              .filter(value -> value.field().equals("schedule"))
              .findFirst()
              .orElseThrow();
      assertThat(schedule.effective()).isEqualTo("\"0 3 * * *\"");
      assertThat(schedule.code()).isEqualTo("\"0 2 * * *\"");
      assertThat(schedule.override().orElseThrow().who()).isEqualTo("ann");
      assertThat(detail.next().fires()).hasSize(10);
      assertThat(detail.next().fires().get(0).toString()).endsWith("T03:00:00Z");
      assertThat(detail.origin().lastChange().map(ChangeMade::what)).hasValue("override schedule");
      assertThat(ann(control).revert("purge", "schedule")).isInstanceOf(Answer.Done.class);
      assertThat(control.tasks().configuration("purge"))
          .allMatch(value -> value.override().isEmpty());
    }
  }

  @Test
  default void whatIsPausedDisabledOrLeftOutIsNotDue() {
    Task purge = task(TaskSpec.named("purge").schedule("0 2 * * *"), run -> {});
    try (Housekeeper housekeeper = builder().task(purge).build()) {
      housekeeper.start();
      Control control = housekeeper.control();
      Commands commands = ann(control);
      Instant first = control.tasks().status("purge").orElseThrow().nextRun().orElseThrow();
      assertThat(commands.skipNext("purge").sentence()).contains(first.toString());
      assertThat(control.tasks().status("purge").orElseThrow().nextRun())
          .hasValue(first.plus(Duration.ofDays(1)));
      assertThat(commands.pause("purge")).isInstanceOf(Answer.Done.class);
      TaskStatus paused = control.tasks().status("purge").orElseThrow();
      assertThat(paused.now().paused()).containsExactly("TASK");
      assertThat(paused.nextRun()).isEmpty();
      assertThat(control.explaining().explain("purge", first))
          .extracting(Explanation::sentence)
          .singleElement()
          .asString()
          .contains("still to come; but it is paused: by ann at", "(a test)");
      commands.resume("purge");
      commands.disable("purge");
      assertThat(control.tasks().status("purge").orElseThrow().enabled()).isFalse();
      commands.enable("purge");
      assertThat(control.tasks().status("purge").orElseThrow().nextRun()).isPresent();
      assertThat(commands.pause("none")).isEqualTo(new Answer.Refused("there is no task 'none'"));
      assertThat(control.tasks().changes("purge", Optional.empty(), 10))
          .extracting(ChangeMade::what)
          .contains("skip", "pause pause-TASK", "revert pause-TASK", "override disabled");
    }
  }

  @Test
  default void whyATaskRanOrDidNot() {
    Task tick = task(TaskSpec.named("tick").schedule("* * * * * *"), run -> {});
    Task daily = task(TaskSpec.named("daily").schedule("0 2 * * *"), run -> {});
    try (Housekeeper housekeeper = builder().task(tick).task(daily).build()) {
      housekeeper.start();
      Control control = housekeeper.control();
      RunQuery runs = RunQuery.newest(1).of("tick").in(EnumSet.of(State.SUCCEEDED));
      await("a run", () -> !control.runs().page(runs).isEmpty());
      Instant fire = control.runs().page(runs).get(0).source().fire().orElseThrow();
      Explanation ran = control.explaining().explain("tick", fire).get(0);
      assertThat(ran.sentence())
          .startsWith("it ran: run ")
          .contains("on node node-a")
          .contains("ended succeeded");
      assertThat(ran.run()).isPresent();
      Instant now = InstantSource.system().instant();
      assertThat(
              control
                  .explaining()
                  .explain("daily", now.minus(Duration.ofDays(30)))
                  .get(0)
                  .sentence())
          .satisfiesAnyOf(
              sentence -> assertThat(sentence).contains("was not due at"),
              sentence -> assertThat(sentence).contains("has no entry"));
      assertThat(control.explaining().explain("none", fire).get(0).sentence())
          .isEqualTo("there is no task 'none'");
      ann(control).override("tick", "timeout", "\"PT5M\"");
      assertThat(control.explaining().changedSinceSuccess("daily")).isEmpty();
    }
  }

  @Test
  default void nodesPluginsForecastAndHealth() {
    Task hourly = task(TaskSpec.named("hourly").schedule("30 * * * *"), run -> {});
    Task often = task(TaskSpec.named("often").schedule("*/10 * * * * *"), run -> {});
    try (Housekeeper housekeeper = builder().task(hourly).task(often).build()) {
      housekeeper.start();
      Control control = housekeeper.control();
      assertThat(control.nodes().list()).extracting(NodeStatus::name).containsExactly("node-a");
      assertThat(control.nodes().plugins())
          .containsExactly(new PluginStatus("application", "1.0", 2, List.of(), List.of("node-a")));
      assertThat(control.nodes().health().ready()).isTrue();
      assertThat(control.nodes().health().problems()).isEmpty();
      Forecast forecast = control.nodes().forecast();
      assertThat(forecast.fires()).hasSize(1440);
      assertThat(forecast.fires().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(24 + 6 * 1440);
      assertThat(forecast.busiest().toString()).contains(":30:00Z");

      Commands commands = ann(control);
      assertThat(commands.drain("node-a", true)).isInstanceOf(Answer.Done.class);
      await("the drain", () -> !control.nodes().health().ready());
      assertThat(control.nodes().list()).extracting(NodeStatus::drained).containsExactly(true);
      commands.drain("node-a", false);
      await("the end of the drain", () -> control.nodes().health().ready());
      assertThat(commands.set(Optional.empty(), "colour", "1").sentence())
          .contains("there is no setting 'colour'");
      assertThat(commands.set(Optional.empty(), "retention", "\"P7D\""))
          .isInstanceOf(Answer.Done.class);
      assertThat(control.nodes().settings("node-a"))
          .singleElement()
          .satisfies(setting -> assertThat(setting.by().who()).isEqualTo("ann"));
    }
  }

  @Test
  default void oldRunsAreForgottenOnDemand() throws InterruptedException {
    Task purge = task(TaskSpec.named("purge"), run -> {});
    try (Housekeeper housekeeper = builder().task(purge).build()) {
      housekeeper.start();
      housekeeper.runNow("purge", LONG);
      Commands commands = ann(housekeeper.control());
      assertThat(commands.cleanupOldExecutions(Duration.ofHours(1)))
          .isEqualTo(new Answer.Done("0 entries are forgotten"));
      assertThat(commands.cleanupOldExecutions(Duration.ofMinutes(1)))
          .isInstanceOf(Answer.Refused.class);
      assertThat(housekeeper.control().audit(Optional.empty(), Optional.empty(), 10))
          .filteredOn(change -> change.what().equals("forget runs"))
          .singleElement()
          .satisfies(change -> assertThat(change.by().who()).isEqualTo("ann"));
    }
  }

  @Test
  default void tasksComeAndGoWhileItRuns() throws Exception {
    Task first = task(TaskSpec.named("first"), run -> {});
    Task second = task(TaskSpec.named("second").schedule("* * * * * *"), run -> {});
    try (Housekeeper housekeeper = builder().task(first).build()) {
      housekeeper.start();
      Control control = housekeeper.control();
      AutoCloseable registration = housekeeper.register(second);
      RunQuery runs = RunQuery.newest(5).of("second").in(EnumSet.of(State.SUCCEEDED));
      await("a run", () -> !control.runs().page(runs).isEmpty());
      assertThatThrownBy(() -> housekeeper.register(second))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("has brought a task of that name before");
      assertThatThrownBy(
              () ->
                  housekeeper.register(
                      task(TaskSpec.named("bad").schedule("0 0 31 2 *"), run -> {})))
          .hasMessageContaining("task 'bad' of plugin 'application' has an invalid schedule");
      registration.close();
      assertThat(control.nodes().plugins()).extracting(PluginStatus::tasks).containsExactly(1);
      assertThat(control.runs().page(runs)).isNotEmpty();
      assertThat(housekeeper.runNow("first", LONG).summary().state()).isEqualTo(State.SUCCEEDED);
      housekeeper.register(second).close();
    }
  }

  @Test
  default void oneBadTaskKeepsNobodyFromRunningAndItStartsAgain() throws InterruptedException {
    Task good = task(TaskSpec.named("good"), run -> {});
    Task off = task(TaskSpec.named("off").disabled(), run -> {});
    Task bad = task(TaskSpec.named("bad").schedule("61 * * * *"), run -> {});
    Task misfit = task(TaskSpec.named("misfit"), run -> {});
    HousekeeperBuilder builder =
        builder()
            .task(good)
            .task(off)
            .task(bad)
            .task(misfit)
            .task(new Unlinked())
            .configure("misfit", "colour", "1");
    try (Housekeeper housekeeper = builder.build()) {
      StartReport report = housekeeper.start();
      assertThat(report.registered()).containsExactly("good", "off");
      assertThat(report.disabled()).containsExactly("off");
      assertThat(report.failed()).hasSize(3);
      assertThat(report.failed().get(0)).contains("task 'bad'", "invalid schedule");
      assertThat(report.failed().get(1))
          .contains("task 'misfit'", "because of what its file says: 'colour'");
      assertThat(report.failed().get(2)).contains("its spec() failed", "NoClassDefFoundError");
      assertThat(report).asString().startsWith("1 active, 1 disabled, 3 failed");
      assertThat(housekeeper.runNow("good", LONG).summary().state()).isEqualTo(State.SUCCEEDED);
      housekeeper.close(Duration.ofSeconds(1));
      assertThatThrownBy(housekeeper::control).hasMessageContaining("is not started");
      assertThat(housekeeper.start().registered()).containsExactly("good", "off");
      assertThat(housekeeper.runNow("good", LONG).summary().state()).isEqualTo(State.SUCCEEDED);
    }
  }
}
