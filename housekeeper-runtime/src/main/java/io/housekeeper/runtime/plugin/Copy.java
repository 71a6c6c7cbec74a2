package io.housekeeper.runtime.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of a plugin's JARs, which is deleted with it.
 *
 * @param folder nothing else is in it
 * @param file has the name of what was copied
 */
record Copy(Path folder, Path file) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Copy.class);

  static Copy of(Path source, Path folder) throws CannotInstall {
    Copy copy = new Copy(folder, folder.resolve(source.getFileName()));
    try {
      Files.createDirectories(folder);
      if (Files.isDirectory(source)) {
        Files.createDirectories(copy.file);
        for (Path file : filesIn(source)) {
          Files.copy(file, copy.file.resolve(file.getFileName()));
        }
      } else {
        Files.copy(source, copy.file);
      }
      return copy;
    } catch (IOException failure) {
      copy.close();
      throw new CannotInstall(
          "%s is not used: it cannot be copied to %s: %s"
              .formatted(source.getFileName(), folder, failure),
          failure);
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() {
    delete(folder);
  }

  /** Deletes a folder with all that is in it; what cannot be is left to the next start. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException stays) {
      LOG.warn("{} cannot be deleted: {}", folder, stays.toString());
    }
  }
}
