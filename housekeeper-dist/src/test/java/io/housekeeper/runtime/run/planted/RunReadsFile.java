package io.housekeeper.runtime.run.planted;

import java.nio.file.Files;
import java.nio.file.Path;

final class RunReadsFile {
  final Path path = Path.of("file");

  boolean there() {
    return Files.exists(path);
  }
}
