package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.TaskStatus;
import io.housekeeper.runtime.plugin.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that says something else while the node runs. */
class ReloadTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Housekeeper housekeeper = Housekeeper.builder().build();

  @BeforeEach
  void plugin() throws Exception {
    PluginJar.withTask("coded", "")
        .source(
            "com.example.Greet",
            """
            package com.example;
            import io.housekeeper.api.*;
            public class Greet implements TaskType<Greet.Settings> {
              public record Settings(@Setting("Who") String whom) {}
              public TaskSpec spec() { return TaskSpec.named("greet").build(); }
              public Class<Settings> settings() { return Settings.class; }
              public void run(Settings settings, TaskRun run) { run.message("hello " + settings.whom()); }
            }
            """)
        .service(TaskType.class, "com.example.Greet")
        .into(Files.createDirectories(folder.resolve("plugins")), "greetings-2.0.jar");
  }

  @AfterEach
  void close() {
    housekeeper.close();
  }

  private HousekeeperBuilder builder(String text) throws Exception {
    return ConfigurationText.builder(folder, text);
  }

  private StartReport start(String text) throws Exception {
    housekeeper = builder(text).build();
    return housekeeper.start();
  }

  private Becoming becomes(String text) throws Exception {
    return housekeeper.become(builder(text));
  }

  private TaskStatus status(String task) {
    return housekeeper.control().tasks().status(task).orElseThrow();
  }

  private String greeting(String task) throws InterruptedException {
    RunDetail run = housekeeper.runNow(task, SOON);
    return run.summary().message();
  }

  @Test
  void whatIsSaidOfACodedTaskHoldsAtOnce() throws Exception {
    start("tasks.coded { schedule = \"H 3 * * *\", owner = team-a }");
    assertThat(status("coded").about().schedule()).endsWith("3 * * *");
    Becoming becoming = becomes("tasks.coded { schedule = \"H 4 * * *\" }");
    assertThat(becoming.failed()).isEmpty();
    assertThat(becoming.later()).isEmpty();
    assertThat(status("coded").about().schedule()).endsWith("4 * * *");
    becomes("");
    assertThat(status("coded").about().schedule()).isEqualTo("manual");
  }

  @Test
  void tasksOfTypesComeChangeAndGo() throws Exception {
    start("tasks.one { type = greet, settings { whom = ann } }");
    assertThat(greeting("one")).isEqualTo("hello ann");
    becomes(
        """
        tasks.one { type = greet, settings { whom = bob } }
        tasks.two { type = greet, settings { whom = cid } }
        """);
    assertThat(greeting("one")).isEqualTo("hello bob");
    assertThat(greeting("two")).isEqualTo("hello cid");
    becomes("tasks.two { type = greet, settings { whom = cid } }");
    assertThat(housekeeper.runNow("one")).isInstanceOf(Answer.Accepted.class);
    assertThat(status("one").totalRuns()).isEqualTo(2);
    assertThat(greeting("two")).isEqualTo("hello cid");
  }

  @Test
  void aTaskThatGetsAnotherNameKeepsItsHistory() throws Exception {
    start("tasks.one { type = greet, settings { whom = ann } }");
    assertThat(greeting("one")).isEqualTo("hello ann");
    Becoming becoming =
        becomes("tasks.two { type = greet, formerly = one, settings { whom = ann } }");
    assertThat(becoming.failed()).isEmpty();
    assertThat(greeting("two")).isEqualTo("hello ann");
    assertThat(status("two").totalRuns()).isEqualTo(2);
    assertThat(housekeeper.control().tasks().status("one")).isEmpty();
  }

  @Test
  void settingsThatCannotBeLeaveTheTasksAsTheyWere() throws Exception {
    start("tasks.one { type = greet, settings { whom = ann } }");
    Becoming becoming =
        becomes(
            """
            tasks.one { type = greet, settings { whom = bob } }
            tasks.two { type = greet, settings { whon = cid } }
            """);
    assertThat(becoming.failed().toString())
        .contains("task 'two' of type 'greet' is not made")
        .contains("did you mean 'whom'?");
    assertThat(greeting("one")).isEqualTo("hello ann");
  }

  @Test
  void whatCannotChangeIsNamed() throws Exception {
    start("");
    Becoming becoming = becomes("node = other\nledger.schema = x\nplugins.trusted = [ \"00\" ]\n");
    assertThat(becoming.later())
        .containsExactly("the node's name", "where plugins are, and on which terms");
    assertThat(status("coded").now().registered()).isTrue();
  }

  @Test
  void nothingFiresWhereNothingIsEnabledAndEverythingCanBeRun() throws Exception {
    start("enabled = no\ntasks.coded { schedule = \"every 1s\", startup-delay = 0s }");
    assertThat(housekeeper.runNow("coded", SOON).summary().isOver()).isTrue();
    assertThat(status("coded").totalRuns()).isEqualTo(1);
    becomes("tasks.coded { schedule = \"every 1s\", startup-delay = 0s }");
    org.awaitility.Awaitility.await().atMost(SOON).until(() -> status("coded").totalRuns() > 3);
    becomes("enabled = no\ntasks.coded { schedule = \"every 1s\" }");
    housekeeper.runNow("coded", SOON);
    long before = status("coded").totalRuns();
    housekeeper.runNow("coded", SOON);
    assertThat(status("coded").totalRuns()).isEqualTo(before + 1);
  }

  @Test
  void defaultsAreForTasksThatSayNothing() throws Exception {
    start(
        """
        defaults { timeout = 5m, retry { retries = 4 } }
        tasks.one { type = greet, timeout = 7m, settings { whom = ann } }
        """);
    assertThat(values("coded")).contains("\"PT5M\"").contains("\"retries\":4");
    assertThat(values("one")).contains("\"PT7M\"").contains("\"retries\":4");
  }

  private String values(String task) {
    return housekeeper.control().tasks().configuration(task).toString();
  }

  @Test
  void whatIsSaidOfATaskThatNobodyBringsIsReported() throws Exception {
    StartReport report = start("tasks.codde { timeout = 5m }\nplugins.greeting { x = 1 }\n");
    assertThat(report.failed().toString())
        .contains("housekeeper.conf:4: tasks.codde says something of a task that no plugin brings")
        .contains("did you mean 'coded'?")
        .contains("housekeeper.conf:5: plugins.greeting has settings of a plugin that is not there")
        .contains("did you mean 'greetings'?");
    assertThat(builder("tasks.codde { timeout = 5m }\n").check().toString())
        .contains("tasks.codde says something");
  }
}
