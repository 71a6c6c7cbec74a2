package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive that is shipped, unpacked into a folder. */
public final class Shipped implements AutoCloseable {

  private final Path home;
  private final Terminal terminal;

  private Shipped(Path home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  /** Unpacks it as an operator does. */
  public static Shipped into(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    unpack(folder);
    return new Shipped(folder, new Terminal(folder, environment));
  }

  /** Unpacks it and no more. */
  static void unpack(Path folder) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "xzf", archive().toString(), "--strip-components=1")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  /** As the build has made it; those of other versions may lie beside it. */
  static Path archive() throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target").toAbsolutePath())) {
      return built
          .filter(file -> file.getFileName().toString().matches("housekeeper-.*\\.tar\\.gz"))
          .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }

  public Path home() {
    return home;
  }

  public void configure(String text) throws IOException {
    Files.writeString(home.resolve("conf/housekeeper.conf"), text);
  }

  /** What a command prints, which has ended by then. */
  public Ended run(String... arguments) throws IOException, InterruptedException {
    return terminal.run(home, command(arguments));
  }

  /** Starts a command. */
  public Started start(String... arguments) throws IOException {
    return terminal.start(home, command(arguments));
  }

  private List<String> command(String... arguments) {
    return Stream.concat(
            Stream.of(home.resolve("bin/housekeeper").toString()), Stream.of(arguments))
        .toList();
  }

  /** Builds a project with what this build has made. */
  Ended build(Path project) throws IOException, InterruptedException {
    return terminal.maven(project, List.of("verify"));
  }

  @Override
  public void close() {
    terminal.close();
  }
}
