package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.dist.Served.Ended;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/** Commands that ask a service: what they print of its answers, to people and to programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteCommandsTest {

  private final Semaphore goesOn = new Semaphore(0);

  private Served served;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    served =
        Served.with(
            folder,
            Task.of(
                TaskSpec.named("purge").schedule("0 3 * * *").supportsDryRun().build(),
                run -> {
                  run.log("purging");
                  run.message(run.dryRun() ? "would purge" : "all clean");
                }),
            Task.of(
                TaskSpec.named("broken").build(),
                run -> {
                  throw new IllegalStateException("no such table");
                }),
            Task.of(TaskSpec.named("never").build(), run -> {}),
            Task.of(TaskSpec.named("paused").schedule("every 1h").build(), run -> {}),
            Task.of(
                TaskSpec.named("slow").build(),
                run -> {
                  run.log("begun");
                  goesOn.acquire();
                  run.log("ended");
                }));
  }

  @AfterAll
  void end() {
    served.close();
  }

  private Ended run(String... arguments) {
    return served.run(arguments);
  }

  private String ran(String task) {
    return run("run-now", task, "--json").json().get("runId").asString();
  }

  @Test
  void tasksAreATable() {
    ran("purge");
    run("pause", "paused");
    Ended all = run("tasks");
    assertThat(all.code()).isZero();
    assertThat(all.err()).isEmpty();
    assertThat(all.out().lines())
        .hasSize(6)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.matches("TASK +STATE +NEXT +LAST +BEGAN"))
        .anyMatch(line -> line.matches("never +idle +- +- +-"))
        .anyMatch(line -> line.matches("paused +paused +\\S.* +- +-"))
        .anyMatch(line -> line.matches("purge +scheduled +\\S.* +success +\\d\\d:\\d\\d:\\d\\d"));
    assertThat(run("tasks", "--state", "paused,disabled").out().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("paused "));
    assertThat(run("tasks", "--task", "PURGE").out().lines()).hasSize(2);
    assertThat(run("tasks", "--limit", "2").out().lines()).hasSize(3);
    assertThat(run("tasks", "--limit", "0").code()).isEqualTo(2);
    assertThat(run("tasks", "--state", "sleepy").code()).isEqualTo(2);
    run("resume", "paused");
  }

  @Test
  void onATerminalThereAreColoursAndNoMoreThanItsWidth() {
    ran("purge");
    Ended shown = served.run(Map.of("COLUMNS", "60"), Ansi.ON, "tasks");
    assertThat(shown.out()).contains("\u001b[32msuccess\u001b[0m");
    assertThat(shown.out().replaceAll("\u001b\\[\\d+m", "").lines())
        .allMatch(line -> line.length() <= 60);
  }

  @ParameterizedTest
  @CsvSource({
    "tasks, /tasks",
    "tasks --task purge, /tasks?name=purge",
    "runs --limit 500, /runs?limit=500",
    "runs --trigger MANUAL --containing clean --limit 500, /runs?trigger=MANUAL&containing=clean&limit=500",
    "runs --from 2020-03-01T03:00 --node elsewhere --limit 5, /runs?from=2020-03-01T03:00:00Z&node=elsewhere&limit=5",
    "runs --task purge --state SUCCEEDED --limit 500, /runs?task=purge&state=SUCCEEDED&limit=500",
    "nodes, /nodes",
    "plugins, /plugins",
    "explain purge 2027-03-01T03:00, /tasks/purge/explain?at=2027-03-01T03:00:00Z",
    "token list, /tokens"
  })
  void programsGetWhatTheApiAnswers(String command, String path) throws Exception {
    ran("purge");
    ran("broken");
    String[] arguments = (command + " --json").split(" ");
    Ended ended = run(arguments);
    assertThat(ended.code()).isZero();
    assertThat(ended.json()).isEqualTo(served.asked(path));
  }

  @Test
  void aRunIsWaitedFor() throws Exception {
    Ended good = run("run-now", "purge", "--reason", "to see");
    assertThat(good.code()).isZero();
    assertThat(good.out()).matches("run \\d+ of task 'purge' succeeded in .* m?s: all clean\n");
    String id = good.out().split(" ", -1)[1];
    assertThat(served.asked("/runs/" + id).get("why").asString()).isEqualTo("to see");

    Ended bad = run("run-now", "broken");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).matches("run \\d+ of task 'broken' failed in .*no such table.*\n");
    Ended badJson = run("run-now", "broken", "--json");
    assertThat(badJson.code()).isEqualTo(1);
    assertThat(badJson.json().get("success").asBoolean()).isFalse();
    assertThat(badJson.json().get("run").get("state").asString()).isEqualTo("FAILED");
    assertThat(badJson.json().has("over")).isFalse();

    assertThat(run("run-now", "purge", "--dry-run").out()).endsWith(": would purge\n");
    Ended refused = run("run-now", "purge", "--setting", "age=30d", "--setting", "most=5");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("settings");
  }

  @Test
  void underAKeyItRunsOnce() {
    String first = run("run-now", "purge", "--once", "k1", "--json").json().get("runId").asString();
    Ended again = run("run-now", "purge", "--once", "k1", "--json");
    assertThat(again.json().get("runId").asString()).isEqualTo(first);
    assertThat(run("run-now", "purge", "--once", " ").code()).isEqualTo(2);
  }

  @Test
  void whatIsNotOverIsFollowedCancelledAndTriedAgain() {
    Ended still = run("run-now", "slow", "--wait", "1s");
    assertThat(still.code()).isEqualTo(6);
    assertThat(still.out()).contains("is not over yet; housekeeper logs -f ");
    String id = still.out().split(" ", -1)[1];

    Ended busy = run("run-now", "slow", "--json");
    assertThat(busy.code()).isEqualTo(1);
    assertThat(busy.json().get("status").asInt()).isEqualTo(409);
    assertThat(busy.json().get("runId").asString()).isEqualTo(id);

    Ended cancelled = run("cancel", id, "--reason", "too slow");
    assertThat(cancelled.code()).isZero();
    assertThat(cancelled.out()).contains("run " + id);
    assertThat(run("logs", "-f", id).out()).isEqualTo("begun\n");

    goesOn.release();
    Ended again = run("retry", id, "--wait", "20s");
    assertThat(again.code()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains(" of task 'slow' succeeded in ");
    assertThat(run("logs", "slow", "--follow").out()).isEqualTo("begun\nended\n");
    Ended asked = run("run-now", "slow", "--wait", "0s");
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).contains("is asked for");
    goesOn.release();
  }

  @Test
  void logsAreOfARunOrOfTheNewestOfATask() {
    String id = ran("purge");
    assertThat(run("logs", "-f", id).out()).isEqualTo("purging\n");
    assertThat(run("logs", id).out()).isEqualTo("purging\n");
    assertThat(run("logs", "purge").out()).isEqualTo("purging\n");
    JsonNode line = run("logs", id, "--json").json();
    assertThat(line.get("text").asString()).isEqualTo("purging\n");
    Ended never = run("logs", "never");
    assertThat(never.code()).isEqualTo(5);
    assertThat(never.err()).isEqualTo("task 'never' has not run yet\n");
    assertThat(run("logs", "nothing").err()).isEqualTo("there is no task 'nothing'\n");
  }

  @Test
  void runsSayWhatFailed() {
    ran("broken");
    assertThat(run("runs", "--task", "broken", "--state", "failed,lost").out().lines())
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.matches("TASK +RUN +STATE +BEGAN +TOOK"))
        .anyMatch(line -> line.matches("broken +\\d+ +FAILED +\\d\\d:\\d\\d:\\d\\d +\\d.* m?s"))
        .anyMatch(line -> line.startsWith("    ") && line.contains("no such table"));
    assertThat(run("runs", "--limit", "1").out().lines().filter(line -> !line.startsWith(" ")))
        .hasSize(2);
  }

  @Test
  void whatHasFailedIsTriedAgain() {
    ran("broken");
    Ended retried = run("retry", "--failed-since", "1h", "--task", "broken");
    assertThat(retried.code()).as(retried.err()).isZero();
    assertThat(retried.out()).isEqualTo("1 run is tried again\n");
    assertThat(run("logs", "broken", "--follow").code()).isZero();
    assertThat(run("retry", "--failed-since", "0s", "--task", "purge").out())
        .isEqualTo("0 runs are tried again\n");
    assertThat(run("retry", "--failed-since", "soon").code()).isEqualTo(2);
    assertThat(run("retry").code()).isEqualTo(2);
    assertThat(run("retry", "17", "--failed-since", "1h").code()).isEqualTo(2);
  }

  @Test
  void aPauseHasAReasonAndAnEnd() throws Exception {
    Ended paused =
        run("pause", "purge", "--until", "2099-03-01T18:00", "--reason", "the disk is full");
    assertThat(paused.code()).isZero();
    assertThat(paused.out()).isEqualTo("task 'purge' is paused until 1 Mar 2099\n");
    JsonNode change = served.asked("/tasks/purge/changes?limit=1").get("changes").get(0);
    assertThat(change.get("why").asString()).isEqualTo("the disk is full");
    assertThat(change.get("until").asString()).isEqualTo("2099-03-01T18:00:00Z");
    assertThat(run("explain", "purge").out()).contains("the disk is full");
    assertThat(run("resume", "purge").out()).isEqualTo("task 'purge' is resumed\n");
    assertThat(run("pause", "purge", "--until", "2h", "--json").json().get("success").asBoolean())
        .isTrue();
    assertThat(run("resume", "purge", "--json").code()).isZero();
    assertThat(run("pause", "purge", "--until", "later").code()).isEqualTo(2);
    assertThat(run("explain", "purge", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void aTaskIsDisabledAndChangedAndAsItWas() throws Exception {
    assertThat(run("disable", "purge", "--reason", "not yet").out())
        .isEqualTo("task 'purge' is disabled\n");
    assertThat(run("tasks", "--task", "purge", "--state", "disabled").out().lines()).hasSize(2);
    assertThat(run("enable", "purge").out()).isEqualTo("task 'purge' is enabled\n");
    Ended changed =
        run("override", "purge", "schedule", "0 4 * * *", "--until", "2099-03-01T18:00");
    assertThat(changed.code()).as(changed.err()).isZero();
    assertThat(changed.out()).endsWith("until 1 Mar 2099\n");
    assertThat(schedule()).isEqualTo("0 4 * * *");
    assertThat(run("override", "purge", "retry", "{\"retries\": 4}").code()).isZero();
    assertThat(run("revert", "purge", "retry").code()).isZero();
    assertThat(run("revert", "purge", "schedule").code()).isZero();
    assertThat(schedule()).isEqualTo("0 3 * * *");
    assertThat(run("override", "purge", "schedule", "61 * * * *").code()).isEqualTo(1);
    assertThat(run("override", "nothing", "timeout", "PT5M").code()).isEqualTo(5);
  }

  private String schedule() throws Exception {
    return served.asked("/tasks/purge").get("task").get("schedule").asString();
  }

  @Test
  void oldRunsAreForgotten() {
    assertThat(run("cleanup", "--older-than", "30d", "--reason", "the law").out())
        .isEqualTo("0 entries are forgotten\n");
    assertThat(run("cleanup", "--older-than", "1m").err()).contains("within the last hour");
    assertThat(run("cleanup").code()).isEqualTo(2);
  }

  @Test
  void nodesAndPluginsAreTables() {
    assertThat(run("nodes").out().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("NODE +JOINED +RUNS +STATE"))
        .anyMatch(line -> line.matches("\\S+ +\\d\\d:\\d\\d:\\d\\d +\\d +at work"));
    assertThat(run("plugins").out()).startsWith("PLUGIN");
  }

  @Test
  void tokensComeAndGo() {
    Ended made = run("token", "create", "ci", "--lifetime", "1d", "--reason", "for the build");
    assertThat(made.code()).isZero();
    String secret = made.out().strip();
    Map<String, String> viewer = Map.of("HOUSEKEEPER_TOKEN", secret);
    assertThat(served.run(viewer, Ansi.OFF, "nodes").code()).isZero();
    Ended refused = served.run(viewer, Ansi.OFF, "run-now", "purge");
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err()).isEqualTo("this takes an operator, and ci is a viewer\n");

    String row =
        run("token", "list")
            .out()
            .lines()
            .filter(it -> it.startsWith("ci "))
            .findFirst()
            .orElse("");
    assertThat(row).matches("ci +\\d+ +viewer +token +\\S.*");
    String id = row.split(" +", -1)[1];
    assertThat(run("token", "revoke", id).out()).contains("is revoked");
    assertThat(run("token", "list").out()).containsPattern("ci +\\d+ +viewer +token +revoked");
    assertThat(served.run(viewer, Ansi.OFF, "nodes").code()).isEqualTo(4);
    assertThat(run("token", "revoke", id).code()).isEqualTo(1);
    assertThat(run("token").code()).isEqualTo(2);
  }
}
