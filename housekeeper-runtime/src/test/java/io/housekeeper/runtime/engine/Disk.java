package io.housekeeper.runtime.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, in memory. Only root can have one. */
public final class Disk implements AutoCloseable {

  private final Path folder;
  private final Path filler;

  private Disk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("something-else");
  }

  /** Mounts one; the test is skipped where that may not be. */
  public static Disk at(Path folder, String size) throws IOException {
    assumeTrue(
        runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
        "this machine lets us mount no disk of our own");
    return new Disk(folder);
  }

  /** Writes until there is no room left. */
  public void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4_096]);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  public void makeRoom() throws IOException {
    Files.delete(filler);
  }

  void makeReadOnly() throws IOException {
    if (!runs("mount", "-o", "remount,ro", folder.toString())) {
      throw new IOException(folder + " is in use");
    }
  }

  private static boolean runs(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!runs("umount", folder.toString())) {
      throw new IOException(folder + " is in use");
    }
  }
}
