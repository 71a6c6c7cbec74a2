package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskType;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.TaskDetail;
import io.housekeeper.runtime.plugin.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Housekeeper that is what a configuration says. */
class ConfiguredTest {

  @TempDir private Path folder;

  private void plugin() throws Exception {
    PluginJar.withTask("coded", "")
        .source(
            "com.example.Greet",
            """
            package com.example;
            import io.housekeeper.api.*;
            public class Greet implements TaskType<Greet.Settings> {
              public record Settings(@Setting("Who") String whom, Secret word) {}
              public TaskSpec spec() { return TaskSpec.named("greet").build(); }
              public Class<Settings> settings() { return Settings.class; }
              public void run(Settings settings, TaskRun run) throws Exception {
                try (var connection = run.database("app").getConnection()) {
                  run.message("hello " + settings.whom() + " " + settings.word().reveal().length()
                      + " " + connection.getMetaData().getDatabaseProductName());
                }
              }
            }
            """)
        .service(TaskType.class, "com.example.Greet")
        .into(Files.createDirectories(folder.resolve("plugins")), "greetings-2.0.jar");
  }

  @Test
  void whatAConfigurationSaysHolds() throws Exception {
    plugin();
    Path file =
        Files.writeString(
            folder.resolve("housekeeper.conf"),
            """
            ledger.url = "jdbc:sqlite:%1$s/ledger.db"
            plugins.directory = "%1$s/plugins"
            databases.app.url = "jdbc:sqlite:%1$s/app.db"
            variables.who = ann
            secrets.word = sesame
            tasks {
              coded { schedule = "H 3 * * *", owner = "team-a" }
              greet-ann { type = greet, settings { whom = "${who}", word = "secret:word" } }
              greet-bob { type = greet, settings { whom = bob } }
              greet-cid { type = great }
            }
            """
                .formatted(folder));
    ConfigurationReader.Answer answer =
        ConfigurationReader.read(new Sources(Optional.of(file), Map.of(), Map.of()));
    assertThat(answer.problems()).isEmpty();
    HousekeeperBuilder builder =
        Housekeeper.builder()
            .configuration(answer.configuration().orElseThrow(), "machine-1")
            .pluginDirectory(folder.resolve("data"));
    try (Housekeeper housekeeper = builder.build()) {
      StartReport report = housekeeper.start();
      assertThat(report.registered()).containsExactly("coded", "greet-ann");
      assertThat(report.failed().toString())
          .contains("task 'greet-bob' of type 'greet' is not made: ")
          .contains("housekeeper.conf:9: tasks.greet-bob.settings.word is missing")
          .contains("task 'greet-cid' of type 'great' is not made: no plugin brings that type");
      RunDetail run = housekeeper.runNow("greet-ann", Duration.ofSeconds(30));
      assertThat(run.summary().message()).isEqualTo("hello ann 6 SQLite");
      assertThat(housekeeper.control().nodes().list().toString()).contains("machine-1");
      assertThat(housekeeper.control().tasks().status("coded").orElseThrow().toString())
          .contains("* 3 * * *".substring(1));
    }
  }

  private Housekeeper saying(String tasks) throws Exception {
    String database = "databases.app.url = \"jdbc:sqlite:%s/app.db\"\n".formatted(folder);
    return ConfigurationText.builder(folder, database + "tasks { %s }".formatted(tasks)).build();
  }

  /** An application may have the variable for itself. */
  @Test
  void whatAVariableWantsAndNoPluginBringsIsSaidAndCanBeSwitchedOff() throws Exception {
    Map<String, String> environment = Map.of("SENTRY_DSN", "https://key@o1.ingest.sentry.io/2");
    try (Housekeeper housekeeper = ConfigurationText.builder(folder, "", environment).build()) {
      assertThat(housekeeper.start().failed())
          .singleElement()
          .asString()
          .startsWith(
              "environment variable SENTRY_DSN: listener 'sentry' of type 'sentry' is not made: no plugin brings that type");
    }
    String other = "listeners.sentry.type = sentri";
    try (Housekeeper housekeeper = ConfigurationText.builder(folder, other, environment).build()) {
      assertThat(housekeeper.start().failed())
          .singleElement()
          .asString()
          .contains("housekeeper.conf:4: listener 'sentry' of type 'sentri' is not made: ");
    }
    String off = "listeners.sentry.enabled = false";
    try (Housekeeper housekeeper = ConfigurationText.builder(folder, off, environment).build()) {
      assertThat(housekeeper.start().failed()).isEmpty();
    }
  }

  @Test
  void aTaskThatHasAnotherNameInTheFileKeepsItsHistory() throws Exception {
    plugin();
    String settings = "type = greet, settings { whom = ann, word = sesame }";
    String run;
    try (Housekeeper housekeeper = saying("greet-ann { %s }".formatted(settings))) {
      housekeeper.start();
      run = housekeeper.runNow("greet-ann", Duration.ofSeconds(30)).summary().id();
    }
    try (Housekeeper housekeeper =
        saying("welcome-ann { %s, formerly = greet-ann }".formatted(settings))) {
      assertThat(housekeeper.start().registered()).containsExactly("coded", "welcome-ann");
      assertThat(housekeeper.control().tasks().status("greet-ann")).isEmpty();
      assertThat(housekeeper.control().runs().detail(run).orElseThrow().summary().task())
          .isEqualTo("welcome-ann");
    }
  }

  @Test
  void aRunMayHaveOtherSettings() throws Exception {
    plugin();
    try (Housekeeper housekeeper =
        saying("greet-ann { type = greet, settings { whom = ann, word = sesame } }")) {
      housekeeper.start();
      assertThat(asked(housekeeper, "greet-ann", "{\"whom\": \"eve\"}"))
          .isEqualTo("hello eve 6 SQLite");
      assertThat(asked(housekeeper, "greet-ann", "{\"whon\": \"eve\"}"))
          .contains("tasks.greet-ann.settings.whon is unknown: did you mean 'whom'?");
      assertThat(asked(housekeeper, "greet-ann", "{\"word\": \"open\"}"))
          .contains("the settings of this run:1: tasks.greet-ann.settings.word must name a secret");
      assertThat(asked(housekeeper, "greet-ann", "{}")).isEqualTo("hello ann 6 SQLite");
      assertThat(housekeeper.control().tasks().detail("greet-ann").orElseThrow().origin().type())
          .contains(new TaskDetail.OfType("greet", "{\"whom\":\"ann\",\"word\":\"***\"}"));
    }
  }

  private static String asked(Housekeeper housekeeper, String task, String settings)
      throws InterruptedException {
    Answer answer = housekeeper.control().as(Asking.by("ann")).runNow(task, settings, false);
    String run = ((Answer.Accepted) answer).run();
    return new RunWait(housekeeper.control().runs(), Duration.ofMillis(20))
        .end(run, Duration.ofSeconds(30))
        .summary()
        .message();
  }
}
