package io.housekeeper.tasks.files;

import io.housekeeper.tasks.Failure;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Moves files so that a file is whole in one place or in the other, and replaces none. */
public final class Moving {

  private static final int MOST_NAMES = 1_000;

  private Moving() {}

  /**
   * Moves a file to the same place in another folder. There may be a file of that name already:
   * then it gets a number.
   *
   * @param file its path from the root on
   * @param archive which is made if need be
   * @return where it is
   * @throws NoSuchFileException if it is not there any more
   * @throws NotDirectoryException if a folder above it is none any more
   * @throws IOException with a sentence, if it cannot be moved
   */
  public static Path move(Folder root, Path file, Path archive) throws IOException {
    try {
      return numbered(root, file, archive);
    } catch (NoSuchFileException | NotDirectoryException | Failure said) {
      throw said;
    } catch (IOException refused) {
      throw new Failure(
          "%s cannot be moved to %s: %s".formatted(root.path().resolve(file), archive, refused),
          refused);
    }
  }

  private static Path numbered(Folder root, Path file, Path archive) throws IOException {
    Path name = Folder.lastOf(file);
    try (Folder from = root.holding(file);
        Folder top = Folder.openOrMake(archive);
        Folder to = place(top, file)) {
      for (int i = 0; i < MOST_NAMES; i++) {
        Path free = i == 0 ? name : RawName.of(name).within("", "." + i).path();
        if (takes(to, free)) {
          replace(from, name, to, free);
          return to.path().resolve(free);
        }
      }
    }
    throw new Failure("there are %d files named %s".formatted(MOST_NAMES, archive.resolve(file)));
  }

  private static Folder place(Folder archive, Path file) throws IOException {
    try {
      return archive.madeFor(file);
    } catch (NotDirectoryException other) {
      throw new Failure(
          "%s is a link or no folder, and nothing is moved there".formatted(other.getFile()),
          other);
    }
  }

  /** Of two that move at once one gets the name, and the other the next. */
  private static boolean takes(Folder to, Path name) throws IOException {
    try {
      to.channel(name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)).close();
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private static void replace(Folder from, Path name, Folder to, Path empty) throws IOException {
    try {
      try {
        from.move(name, to, empty);
      } catch (AtomicMoveNotSupportedException otherDisk) {
        copy(from, name, to, empty);
      }
    } catch (IOException failure) {
      to.deleteFile(empty);
      throw failure;
    }
  }

  /** On another disk: whole under another name first. */
  private static void copy(Folder from, Path name, Folder to, Path empty) throws IOException {
    Path part = RawName.of(empty).within(".", ".part").path();
    try {
      // What somebody has left there is nobody's.
      to.deleteFile(part);
      new Copying(from, name).into(to, part);
      to.move(part, to, empty);
    } finally {
      to.deleteFile(part);
    }
    from.deleteFile(name);
  }
}
