package io.housekeeper.dist.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command that goes on. */
public final class Started {

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path said;

  Started(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** What it has said so far, to both of its streams. */
  public String said() {
    try {
      return Files.readString(said, UTF_8);
    } catch (IOException unread) {
      throw new AssertionError(unread);
    }
  }

  /** Waits until it has said something. */
  public void says(String text) {
    Awaitility.await(text)
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(said()).contains(text));
  }

  public void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Waits until it has ended. */
  public int code() throws InterruptedException {
    return ended(PATIENCE_SECONDS).code();
  }

  /** Waits so long until it has ended. */
  Ended ended(int seconds) throws InterruptedException {
    assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(said()).isTrue();
    return new Ended(process.exitValue(), said());
  }

  /** Ends it at once, if it goes on. */
  void kill() {
    process.destroyForcibly();
  }

  /**
   * A command that has ended.
   *
   * @param said to both of its streams
   */
  public record Ended(int code, String said) {}
}
