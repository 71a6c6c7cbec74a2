package io.housekeeper.sentry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.api.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * To a receiver that is not ours: Sentry's Spotlight, as a library of a Node.js that is fetched
 * from npm. Where there is no npm it is skipped, but where {@code SPOTLIGHT=required} says that it
 * is there.
 */
class SpotlightTest implements ScriptedDay {

  private static final Path SOURCE = Path.of("src/test/spotlight");
  private static final Path PLACE = Path.of("target/spotlight");

  private Optional<Process> spotlight = Optional.empty();

  @BeforeEach
  void isThere() throws IOException, InterruptedException {
    boolean is = isInstalled();
    if (!"required".equals(System.getenv("SPOTLIGHT"))) {
      assumeTrue(is, "Spotlight cannot be fetched by npm");
    }
    assertThat(is).as("Spotlight, fetched by npm").isTrue();
  }

  private static boolean isInstalled() throws IOException, InterruptedException {
    Path done = PLACE.resolve("node_modules/.package-lock.json");
    if (Files.exists(done)) {
      return true;
    }
    Files.createDirectories(PLACE);
    for (String name : List.of("package.json", "package-lock.json", "receive.mjs")) {
      Files.write(PLACE.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
    }
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(PLACE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(PLACE.resolve("npm.log").toFile())
              .start();
      return npm.waitFor(4, TimeUnit.MINUTES) && npm.exitValue() == 0;
    } catch (IOException noNpm) {
      return false;
    }
  }

  @Override
  public Secret dsn() throws IOException {
    Files.deleteIfExists(PLACE.resolve("received.txt"));
    Process node =
        new ProcessBuilder("node", "receive.mjs", "received.txt")
            .directory(PLACE.toFile())
            .redirectError(PLACE.resolve("node.log").toFile())
            .start();
    spotlight = Optional.of(node);
    BufferedReader says = node.inputReader(UTF_8);
    String line = says.readLine();
    while (line != null && !line.startsWith("listening at ")) {
      line = says.readLine();
    }
    assertThat(line).isNotNull();
    return Secret.of("http://key@127.0.0.1:%s/42".formatted(String.valueOf(line).substring(13)));
  }

  @Override
  public List<Received> received() throws IOException {
    try (var lines = Files.lines(PLACE.resolve("received.txt"))) {
      return lines.map(line -> Received.read(Base64.getDecoder().decode(line))).toList();
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    if (spotlight.isPresent()) {
      spotlight.get().destroy();
      spotlight.get().waitFor();
    }
  }
}
