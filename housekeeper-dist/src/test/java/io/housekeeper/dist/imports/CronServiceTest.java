package io.housekeeper.dist.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.config.Configuration;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import io.housekeeper.runtime.config.TaskBlock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CronServiceTest {

  @TempDir private Path folder;

  @Test
  void saysTheSameAsAConfiguration() throws Exception {
    CronService read =
        CronService.read(
            """
            { "port": 9667, "tasks": {
                "overdue-backup-check": { "cronExpression": "*/20 * * * * *", "enabled": true },
                "night.ly": { "cronExpression": "30 2 * * *", "enabled": false } } }
            """,
            ZoneOffset.UTC);
    assertThat(read.problems()).isEmpty();
    assertThat(read.text()).contains("# every 20 seconds").contains("http.port = 9667");
    Path file = Files.writeString(folder.resolve("imported.conf"), read.text());
    ConfigurationReader.Answer answer =
        ConfigurationReader.read(new Sources(Optional.of(file), Map.of(), Map.of()));
    assertThat(answer.problems()).isEmpty();
    Configuration configuration = answer.configuration().orElseThrow();
    assertThat(task(configuration, "overdue-backup-check").schedule()).contains("*/20 * * * * *");
    assertThat(task(configuration, "night.ly").enabled()).contains(false);
  }

  private static TaskBlock task(Configuration configuration, String name) {
    return Optional.ofNullable(configuration.tasks().get(name)).orElseThrow().orThrow();
  }

  @Test
  void saysAllThatCannotBeTakenOver() {
    CronService read =
        CronService.read(
            """
            { "port": "many", "tasks": {
                "a": { "cronExpression": "61 * * * *", "enabled": true },
                "b": { "enabled": true },
                "-c": { "cronExpression": "* * * * *" } } }
            """,
            ZoneOffset.UTC);
    assertThat(read.problems())
        .hasSize(4)
        .anyMatch(sentence -> sentence.startsWith("port must be a whole number"))
        .anyMatch(sentence -> sentence.startsWith("tasks.a cannot be: "))
        .anyMatch(sentence -> sentence.startsWith("tasks.b must have a text"))
        .anyMatch(sentence -> sentence.startsWith("tasks.-c cannot be: "));
    assertThat(CronService.read("[]", ZoneOffset.UTC).problems()).hasSize(1);
    assertThat(CronService.read("{", ZoneOffset.UTC).problems()).hasSize(1);
  }
}
