package io.housekeeper.dist.remote;

import io.housekeeper.client.HousekeeperClient;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which service is asked, and as whom: the options of all commands that ask one. */
final class Connection {

  private static final String URL = "CRON_SERVICE_URL";
  private static final String TOKEN = "HOUSEKEEPER_TOKEN";

  @Option(
      names = "--url",
      order = 90,
      paramLabel = "URL",
      description = "Where the service is. Default: CRON_SERVICE_URL, or http://localhost:9667.")
  private @Nullable String url;

  // No option takes the token itself: all users of a machine see what its commands were given.
  @Option(
      names = "--token-file",
      order = 91,
      paramLabel = "FILE",
      description = "A file with the token, in place of the variable HOUSEKEEPER_TOKEN.")
  private @Nullable Path file;

  HousekeeperClient client(Machine machine, CommandLine line) {
    HousekeeperClient client = anonymous(machine, line);
    Optional<String> token =
        Optional.ofNullable(file)
            .map(it -> read(it, line))
            .or(() -> machine.variable(TOKEN))
            .filter(text -> !text.isBlank());
    try {
      return token.map(client::withToken).orElse(client);
    } catch (IllegalArgumentException misfit) {
      throw new ParameterException(line, String.valueOf(misfit.getMessage()), misfit);
    }
  }

  private HousekeeperClient anonymous(Machine machine, CommandLine line) {
    String given = url;
    try {
      return given == null
          ? HousekeeperClient.fromEnvironment(Map.of(URL, machine.variable(URL).orElse("")))
          : HousekeeperClient.at(URI.create(given));
    } catch (IllegalArgumentException misfit) {
      String option = given == null ? "" : "--url: ";
      throw new ParameterException(line, option + misfit.getMessage(), misfit);
    }
  }

  private static String read(Path file, CommandLine line) {
    try {
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw new ParameterException(line, "--token-file: %s is empty".formatted(file));
      }
      return text;
    } catch (IOException unread) {
      throw new ParameterException(line, "--token-file: %s cannot be read".formatted(file), unread);
    }
  }
}
