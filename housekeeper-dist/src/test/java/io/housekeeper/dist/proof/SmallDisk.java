package io.housekeeper.dist.proof;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own, in memory. Only root can have one. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("something-else");
  }

  /** Mounts one; the proof is skipped where that may not be. */
  static SmallDisk at(Path folder, String size) throws IOException {
    Files.createDirectory(folder);
    assumeTrue(
        Signals.runs("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
        "this machine lets us mount no disk of our own");
    return new SmallDisk(folder);
  }

  /** Writes until there is no room left. */
  void fill() throws IOException {
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

  void makeRoom() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() throws IOException {
    if (!Signals.runs("umount", folder.toString())) {
      throw new IOException(folder + " is in use");
    }
  }
}
