package io.housekeeper.tasks.files;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves files so that a file is whole in one place or in the other, and replaces none. */
public final class Moving {

  private static final int MOST_NAMES = 1_000;

  private Moving() {}

  /**
   * Moves a file.
   *
   * @param target where there may be a file of that name already: then it gets a number
   * @return where it is
   */
  public static Path move(Path file, Path target) throws IOException {
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    for (int i = 0; i < MOST_NAMES; i++) {
      Path free = i == 0 ? target : target.resolveSibling(target.getFileName() + "." + i);
      try {
        // Takes the name: of two that move at once one gets the next.
        Files.createFile(free);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
      return replace(file, free);
    }
    throw new Failure("there are %d files named %s".formatted(MOST_NAMES, target));
  }

  private static Path replace(Path file, Path empty) throws IOException {
    try {
      return Files.move(file, empty, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      return copy(file, empty);
    } catch (IOException failure) {
      Files.deleteIfExists(empty);
      throw failure;
    }
  }

  /** On another disk: whole under another name first. */
  private static Path copy(Path file, Path empty) throws IOException {
    Path part = empty.resolveSibling("." + empty.getFileName() + ".part");
    try {
      Files.copy(
          file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(part, empty, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(empty);
      throw failure;
    }
    Files.delete(file);
    return empty;
  }
}
