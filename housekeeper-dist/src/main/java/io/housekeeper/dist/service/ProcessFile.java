package io.housekeeper.dist.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which process the service is, for commands that ask it for something. */
final class ProcessFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFile.class);

  private final Path file;
  private final String text;

  private ProcessFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  private static Path in(Path directory) {
    return directory.resolve("housekeeper.pid");
  }

  /** Its number and when it began: after a while the number alone may be another process's. */
  private static String text(ProcessHandle process) {
    String began = process.info().startInstant().map(Instant::toString).orElse("");
    return (process.pid() + " " + began).strip() + "\n";
  }

  /** This process is the service that has this data directory. */
  static ProcessFile of(Path directory) {
    ProcessFile own = new ProcessFile(in(directory), text(ProcessHandle.current()));
    try {
      Files.createDirectories(directory);
      Files.writeString(own.file, own.text);
    } catch (IOException unwritten) {
      LOG.warn("no command will find this service: {}", unwritten.toString());
    }
    return own;
  }

  /** The service that has this data directory, if it runs. */
  static Optional<ProcessHandle> running(Path directory) {
    try {
      String text = Files.readString(in(directory));
      long number = Long.parseLong(text.strip().split(" ", 2)[0]);
      return ProcessHandle.of(number)
          .filter(process -> process.isAlive() && text(process).equals(text));
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  @Override
  public void close() {
    try {
      if (Files.readString(file).equals(text)) {
        Files.delete(file);
      }
    } catch (IOException gone) {
      LOG.debug("{} is gone already", file, gone);
    }
  }
}
