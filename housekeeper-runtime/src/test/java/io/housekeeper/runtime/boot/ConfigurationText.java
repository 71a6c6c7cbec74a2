package io.housekeeper.runtime.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A configuration that a test writes down, and what it comes to. */
final class ConfigurationText {

  private ConfigurationText() {}

  /** Of a node whose ledger, data and plugins are in a folder: the first three lines say so. */
  static HousekeeperBuilder builder(Path folder, String text) throws IOException {
    return builder(folder, text, Map.of());
  }

  /** The same, where variables of the environment say something, too. */
  static HousekeeperBuilder builder(Path folder, String text, Map<String, String> environment)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("housekeeper.conf"),
            """
            ledger.url = "jdbc:sqlite:%1$s/ledger.db"
            data-directory = "%1$s/data"
            plugins.directory = "%1$s/plugins"
            """
                    .formatted(folder)
                + text);
    ConfigurationReader.Answer answer =
        ConfigurationReader.read(new Sources(Optional.of(file), environment, Map.of()));
    assertThat(answer.problems()).isEmpty();
    return Housekeeper.builder().configuration(answer.configuration().orElseThrow(), "machine-1");
  }
}
