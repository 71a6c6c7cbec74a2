package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The archive that is shipped, unpacked into a folder. */
final class Shipped implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Path home;
  private final Map<String, String> environment;
  private final List<Started> started = new ArrayList<>();

  private Shipped(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** Unpacks it as an operator does. */
  static Shipped into(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path archive;
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      archive =
          built
              .filter(file -> file.getFileName().toString().matches("housekeeper-.*\\.tar\\.gz"))
              .findFirst()
              .orElseThrow();
    }
    Process tar =
        new ProcessBuilder(
                "tar", "xzf", archive.toAbsolutePath().toString(), "--strip-components=1")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return new Shipped(folder, environment);
  }

  Path home() {
    return home;
  }

  void configure(String text) throws IOException {
    Files.writeString(home.resolve("conf/housekeeper.conf"), text);
  }

  /** What a command prints, which has ended by then. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Started one = start(arguments);
    assertThat(one.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(one.process.exitValue(), one.said());
  }

  /**
   * A command that has ended.
   *
   * @param said to both of its streams
   */
  record Ended(int code, String said) {}

  /** Starts a command. */
  Started start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/housekeeper").toString()));
    command.addAll(Arrays.asList(arguments));
    Path said = home.resolve("said-" + started.size() + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("HOUSEKEEPER_NO_ARCHIVE", "1");
    builder.environment().putAll(environment);
    Started one = new Started(builder.start(), said);
    started.add(one);
    return one;
  }

  @Override
  public void close() {
    started.forEach(one -> one.process.destroyForcibly());
  }

  /** A command that goes on. */
  static final class Started {

    private final Process process;
    private final Path said;

    private Started(Process process, Path said) {
      this.process = process;
      this.said = said;
    }

    String said() {
      try {
        return Files.readString(said, UTF_8);
      } catch (IOException unread) {
        throw new AssertionError(unread);
      }
    }

    /** Waits until it has said something. */
    void says(String text) {
      Awaitility.await(text)
          .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(said()).contains(text));
    }

    void signal(String name) throws IOException, InterruptedException {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
      assertThat(kill.waitFor()).isZero();
    }

    int code() throws InterruptedException {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(said()).isTrue();
      return process.exitValue();
    }
  }
}
