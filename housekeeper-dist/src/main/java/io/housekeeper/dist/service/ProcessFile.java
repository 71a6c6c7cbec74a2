package io.housekeeper.dist.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which process the service is, for commands that ask it for something. */
final class ProcessFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFile.class);

  private final Path file;
  private final String number;

  private ProcessFile(Path file, String number) {
    this.file = file;
    this.number = number;
  }

  private static Path in(Path directory) {
    return directory.resolve("housekeeper.pid");
  }

  /** This process is the service that has this data directory. */
  static ProcessFile of(Path directory) {
    ProcessFile own = new ProcessFile(in(directory), ProcessHandle.current().pid() + "\n");
    try {
      Files.createDirectories(directory);
      Files.writeString(own.file, own.number);
    } catch (IOException unwritten) {
      LOG.warn("no command will find this service: {}", unwritten.toString());
    }
    return own;
  }

  /** The service that has this data directory, if it runs. */
  static Optional<ProcessHandle> running(Path directory) {
    try {
      long number = Long.parseLong(Files.readString(in(directory)).strip());
      return ProcessHandle.of(number).filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      if (Files.readString(file).equals(number)) {
        Files.delete(file);
      }
    } catch (IOException gone) {
      LOG.debug("{} is gone already", file, gone);
    }
  }
}
