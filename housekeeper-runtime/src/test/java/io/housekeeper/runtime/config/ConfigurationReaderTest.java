package io.housekeeper.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.config.ConfigurationReader.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("housekeeper.conf");
  }

  private Answer read(String text, Map<String, String> environment, Map<String, String> said) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ConfigurationReader.read(new Sources(Optional.of(file), environment, said));
  }

  private Answer read(String text) {
    return read(text, Map.of(), Map.of());
  }

  private Configuration sound(String text) {
    Answer answer = read(text);
    assertThat(answer.problems()).isEmpty();
    return answer.configuration().orElseThrow();
  }

  private List<String> problems(String text) {
    return read(text).problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void withoutAFileEverythingIsAsTheReferenceSays() {
    Answer answer = ConfigurationReader.read(new Sources(Optional.empty(), Map.of(), Map.of()));
    assertThat(answer.problems()).isEmpty();
    Configuration.Basics basics = answer.configuration().orElseThrow().basics();
    assertThat(basics.enabled()).isTrue();
    assertThat(basics.timezone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(basics.node()).isEmpty();
    assertThat(basics.maxConcurrentRuns()).isEqualTo(10);
    assertThat(basics.ledger().url()).isEqualTo("jdbc:sqlite:data/housekeeper.db");
    assertThat(basics.ledger().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(basics.shutdown().patience()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void whatIsSaidLaterHolds() {
    String text = "timezone = \"Europe/Berlin\", max-concurrent-runs = 20, ledger.retention = 1d";
    Map<String, String> environment =
        Map.of(
            "SCHEDULER_TIMEZONE", "Asia/Tokyo",
            "SCHEDULER_HISTORY_RETENTION", "7",
            "SCHEDULER_ENABLED", "false",
            "SCHEDULER_MAX_CONCURRENT", " ");
    Map<String, String> said = Map.of("timezone", "America/Lima", "java.home", "/x", "", "y");
    Configuration.Basics basics =
        read(text, environment, said).configuration().orElseThrow().basics();
    assertThat(basics.timezone()).isEqualTo(ZoneId.of("America/Lima"));
    assertThat(basics.ledger().retention()).isEqualTo(Duration.ofDays(7));
    assertThat(basics.enabled()).isFalse();
    assertThat(basics.maxConcurrentRuns()).isEqualTo(20);
  }

  @Test
  void tasksSayWhatTheyReplace() {
    Configuration all =
        sound(
            """
            variables.app-url = "http://app:3000"
            secrets.cron = abc
            tasks {
              purge { schedule = "H 3 * * *", enabled = no, retry { retries = 5, first = 2s } }
              refresh-feeds {
                type = http-call
                schedule = "*/15 6-22 * * *"
                settings { url = "${app-url}/api/cron/refresh", bearer = "secret:cron" }
              }
            }
            """);
    TaskBlock purge = Optional.ofNullable(all.tasks().get("purge")).orElseThrow().orThrow();
    assertThat(purge.values())
        .containsOnly(
            Map.entry("schedule", "\"H 3 * * *\""),
            Map.entry("disabled", "true"),
            Map.entry("retry", "{\"retries\":5,\"first\":\"PT2S\"}"));
    TaskBlock feeds = Optional.ofNullable(all.tasks().get("refresh-feeds")).orElseThrow().orThrow();
    assertThat(feeds.type()).contains("http-call");
    assertThat(feeds.settings().orElseThrow()).containsKeys("url", "bearer");
    assertThat(all.names().secrets().toString()).doesNotContain("abc");
  }

  @Test
  void schedulesMayNameTheEnvironment() {
    Answer answer =
        read("tasks.b.schedule = \"${BACKUP}\"", Map.of("BACKUP", "0 3 * * *"), Map.of());
    assertThat(answer.problems()).isEmpty();
    Bound<TaskBlock> task =
        Optional.ofNullable(answer.configuration().orElseThrow().tasks().get("b")).orElseThrow();
    assertThat(task.orThrow().schedule()).contains("0 3 * * *");
  }

  @Test
  void listenersHaveTheirNameForAType() {
    Configuration all =
        sound(
            """
            listeners {
              sentry { dsn = "https://a@b/1" }
              ops { type = slack, url = "https://hooks", enabled = false }
            }
            """);
    var sentry = Optional.ofNullable(all.listeners().get("sentry")).orElseThrow().orThrow();
    assertThat(sentry.type()).isEqualTo("sentry");
    assertThat(sentry.enabled()).isTrue();
    assertThat(sentry.settings()).containsOnlyKeys("dsn");
    var ops = Optional.ofNullable(all.listeners().get("ops")).orElseThrow().orThrow();
    assertThat(ops.type()).isEqualTo("slack");
    assertThat(ops.enabled()).isFalse();
    assertThat(ops.settings()).containsOnlyKeys("url");
  }

  @Test
  void pluginsHaveBlocksOfTheirOwn() {
    Configuration all =
        sound("plugins { directory = other, share-packages = [a.b.], shop { url = x } }");
    assertThat(all.plugins().places().directory()).isEqualTo(Path.of("other"));
    assertThat(all.plugins().places().sharePackages()).containsExactly("a.b.");
    assertThat(all.plugins().settings()).containsOnlyKeys("shop");
  }

  @Test
  void aNameThatATaskCannotHaveHadIsTold() {
    assertThat(problems("tasks {\n  clean.formerly = clean\n  wipe.formerly = \"a b\"\n}\n"))
        .containsExactlyInAnyOrder(
            "housekeeper.conf:2: tasks.clean.formerly cannot be 'clean': the task has that name now",
            "housekeeper.conf:3: tasks.wipe.formerly cannot be 'a b': name of a task must be 1 to 63"
                + " letters, digits, '.', '_' or '-', and begin with a letter or digit, was 'a b'");
  }

  @Test
  void aBadTaskDoesNotKeepTheOthersFromBeing() {
    Answer answer = read("tasks { good.schedule = manual, bad.schedul = manual }");
    assertThat(answer.problems()).hasSize(1);
    Configuration all = answer.configuration().orElseThrow();
    assertThat(Optional.ofNullable(all.tasks().get("good")).orElseThrow().value()).isPresent();
    assertThat(Optional.ofNullable(all.tasks().get("bad")).orElseThrow().value()).isEmpty();
  }

  @Test
  void everyProblemIsToldWithItsLine() {
    assertThat(
            problems(
                """
                timezone = "Europe/Berln"
                max-concurent-runs = 5
                ledger.url = "jdbc:oracle:x"
                databases.app { url = "jdbc:postgresql://db/app", pasword = x }
                shutdown.patience = soon
                log { format = xml, levels { "com.example" = debug } }
                plugins { share-package = [] }
                task {}
                tasks {
                  purge.timeout = -5
                  "a.b" = 3
                  feeds.settings { url = "${nowhere}" }
                }
                listeners.ops.enabled = perhaps
                """))
        .containsExactlyInAnyOrder(
            "housekeeper.conf:1: timezone must be a time zone such as Europe/Berlin, and was"
                + " 'Europe/Berln'",
            "housekeeper.conf:2: max-concurent-runs is unknown: did you mean 'max-concurrent-runs'?",
            "housekeeper.conf:3: ledger cannot be: url must begin with jdbc:sqlite: or"
                + " jdbc:postgresql:, and was 'jdbc:oracle:x'",
            "housekeeper.conf:4: databases.app.pasword is unknown: did you mean 'password'?",
            "housekeeper.conf:5: shutdown.patience must be a duration such as 10s, 5m or 1h30m,"
                + " and was 'soon'",
            "housekeeper.conf:6: log.format must be one of text, json, and was 'xml'",
            "housekeeper.conf:7: plugins.share-package is unknown: did you mean 'share-packages'?",
            "housekeeper.conf:8: task is unknown: did you mean 'tasks'?",
            "housekeeper.conf:10: tasks.purge.timeout must be a duration such as 10s, 5m or 1h30m,"
                + " and was '-5'",
            "housekeeper.conf:11: tasks.\"a.b\" must be a block { … }",
            "housekeeper.conf:12: tasks.feeds cannot be: settings are for tasks with a type; a"
                + " coded task has none",
            "housekeeper.conf:14: listeners.ops.enabled must be true or false, and was 'perhaps'");
  }

  @Test
  void everyMissingVariableOfTheEnvironmentIsTold() {
    assertThat(problems("secrets.a = ${ONE}\nsecrets.b = ${TWO}\nnode = ${?THREE}"))
        .containsExactlyInAnyOrder(
            "housekeeper.conf:1: ${ONE} is not set: set it, or write ${?ONE} to do without",
            "housekeeper.conf:2: ${TWO} is not set: set it, or write ${?TWO} to do without");
  }

  @Test
  void aSyntaxErrorIsOneProblem() {
    assertThat(problems("timezone = UTC\ntasks.a.schedule = */5 * * * *\n"))
        .singleElement()
        .asString()
        .startsWith("housekeeper.conf:2: this cannot be read: ")
        .contains("in quotes");
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    Answer answer =
        ConfigurationReader.read(
            new Sources(Optional.of(folder.resolve("no.conf")), Map.of(), Map.of()));
    assertThat(answer.configuration()).isEmpty();
    assertThat(answer.problems())
        .singleElement()
        .asString()
        .contains("no.conf: there is no such file, or it may not be read");
  }

  @Test
  void nothingOfASecretIsEverShown() {
    Answer answer = read("secrets.a = { b = hunter2 }, secrets.c = [hunter2]");
    assertThat(answer.problems()).hasSize(2);
    assertThat(answer.problems().toString()).doesNotContain("hunter2");
  }
}
