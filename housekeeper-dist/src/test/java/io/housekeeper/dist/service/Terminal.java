package io.housekeeper.dist.service;

import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where commands are typed. What they say is kept in files. */
final class Terminal implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final int PATIENCE_WITH_MAVEN_SECONDS = 120;

  private final Path kept;
  private final Map<String, String> environment;
  private final List<Started> started = new ArrayList<>();

  /**
   * @param kept the folder of what commands say
   */
  Terminal(Path kept, Map<String, String> environment) {
    this.kept = kept;
    this.environment = environment;
  }

  /** Starts a command in a folder. */
  Started start(Path folder, List<String> command) throws IOException {
    Path said = kept.resolve("said-" + started.size() + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("HOUSEKEEPER_NO_ARCHIVE", "1");
    // Somebody may have a service of his own at the usual port.
    builder.environment().put("CRON_PORT", "0");
    builder.environment().putAll(environment);
    Started one = new Started(builder.start(), said);
    started.add(one);
    return one;
  }

  /** A command that has ended by then. */
  Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
    return start(folder, command).ended(PATIENCE_SECONDS);
  }

  /** Maven as the author of a plugin has it, but with Housekeeper as this build has made it. */
  Ended maven(Path folder, List<String> arguments) throws IOException, InterruptedException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
            "-B",
            "-ntp",
            "-s",
            Path.of("target/examples/interpolated-settings.xml").toAbsolutePath().toString(),
            "-Dmaven.repo.local=" + Path.of("target/local-repo").toAbsolutePath());
    return start(folder, Stream.concat(command, arguments.stream()).toList())
        .ended(PATIENCE_WITH_MAVEN_SECONDS);
  }

  @Override
  public void close() {
    started.forEach(Started::kill);
  }
}
