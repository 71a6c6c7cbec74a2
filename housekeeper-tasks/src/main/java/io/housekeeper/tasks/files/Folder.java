package io.housekeeper.tasks.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.housekeeper.tasks.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open folder. What is done in it is done there, whatever its path leads to meanwhile, and no
 * link leads from it to elsewhere: where a folder has become one, {@link NotDirectoryException} is
 * thrown.
 */
public final class Folder implements Closeable {

  private static final Path SELF = Path.of(".");

  private final SecureDirectoryStream<Path> handle;
  private final Path path;

  Folder(SecureDirectoryStream<Path> handle, Path path) {
    this.handle = handle;
    this.path = path;
  }

  /**
   * Opens what somebody has configured, which may be reached by a link.
   *
   * @throws IOException with a sentence, if there is no such folder
   */
  public static Folder open(Path configured) throws IOException {
    Path real = existing(configured);
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(real)) {
      return stream instanceof SecureDirectoryStream<Path> handle
          ? new Folder(handle.newDirectoryStream(SELF, NOFOLLOW_LINKS), real)
          : new Folder(new CheckedHandle(real), real);
    } catch (AccessDeniedException refused) {
      throw new Failure("the folder %s may not be read".formatted(real), refused);
    }
  }

  /** Opens what somebody has configured, and makes it if need be. */
  static Folder openOrMake(Path configured) throws IOException {
    Files.createDirectories(configured);
    return open(configured);
  }

  private static Path existing(Path configured) throws IOException {
    try {
      Path real = configured.toRealPath();
      if (!Files.isDirectory(real)) {
        throw new Failure("%s is no folder".formatted(configured));
      }
      return real;
    } catch (NoSuchFileException none) {
      throw new Failure("the folder %s is not there".formatted(configured), none);
    }
  }

  /** Where it was when it was opened, with no link in it. */
  Path path() {
    return path;
  }

  /** What lies in it. */
  List<Path> names() throws IOException {
    List<Path> names = new ArrayList<>();
    // A stream is read once only.
    try (Folder again = again()) {
      again.handle.forEach(one -> names.add(lastOf(one)));
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
    return names;
  }

  /** What is known of something that lies in it; of a link, what is known of the link. */
  BasicFileAttributes attributes(Path name) throws IOException {
    return handle
        .getFileAttributeView(single(name), BasicFileAttributeView.class, NOFOLLOW_LINKS)
        .readAttributes();
  }

  /** A way to more of what is known, if the system has it. */
  <V extends FileAttributeView> Optional<V> view(Path name, Class<V> type) {
    return Optional.ofNullable(handle.getFileAttributeView(single(name), type, NOFOLLOW_LINKS));
  }

  /** Opens a folder that lies in this one. */
  Folder child(Path name) throws IOException {
    // Opening a pipe would wait for somebody to write.
    requireFolder(name);
    try {
      return new Folder(
          handle.newDirectoryStream(single(name), NOFOLLOW_LINKS), path.resolve(name));
    } catch (FileSystemException refused) {
      // Swapped since.
      requireFolder(name);
      throw refused;
    }
  }

  private void requireFolder(Path name) throws IOException {
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(path.resolve(name).toString());
    }
  }

  private Folder again() throws IOException {
    return new Folder(handle.newDirectoryStream(SELF, NOFOLLOW_LINKS), path);
  }

  /**
   * Opens the folder in which a file lies.
   *
   * @param file its path from this folder on
   */
  Folder holding(Path file) throws IOException {
    Folder at = again();
    for (Path name : aboveOf(file)) {
      try (Folder above = at) {
        at = above.child(name);
      }
    }
    return at;
  }

  /** The same, and makes the folders that are missing. */
  Folder madeFor(Path file) throws IOException {
    Folder at = again();
    for (Path name : aboveOf(file)) {
      try (Folder above = at) {
        at = above.made(name);
      }
    }
    return at;
  }

  private Folder made(Path name) throws IOException {
    try {
      return child(name);
    } catch (NoSuchFileException missing) {
      // Java makes no folder relative to an open one. Who swaps this path right after the look at
      // it gets an empty folder elsewhere; nothing is ever put into that.
      if (!path.toRealPath().equals(path)) {
        throw new NotDirectoryException(path.toString());
      }
      try {
        Files.createDirectory(path.resolve(single(name)));
      } catch (FileAlreadyExistsException other) {
        // Made by another at this moment.
      }
      return child(name);
    }
  }

  /** Opens a file that lies in it. */
  SeekableByteChannel channel(Path name, Set<? extends OpenOption> how, FileAttribute<?>... as)
      throws IOException {
    Set<OpenOption> options = new HashSet<>(how);
    options.add(NOFOLLOW_LINKS);
    return handle.newByteChannel(single(name), options, as);
  }

  /** Opens a file to be read, by its path from this folder on. */
  SeekableByteChannel read(Path file) throws IOException {
    try (Folder holder = holding(file)) {
      return holder.channel(lastOf(file), Set.of(StandardOpenOption.READ));
    }
  }

  /** Deletes a file, by its path from this folder on; says whether there was one. */
  boolean deleteFile(Path file) throws IOException {
    try (Folder holder = holding(file)) {
      holder.handle.deleteFile(single(lastOf(file)));
      return true;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /**
   * Deletes an empty folder, by its path from this folder on.
   *
   * @throws java.nio.file.DirectoryNotEmptyException if it is not empty
   */
  void deleteFolder(Path folder) throws IOException {
    try (Folder holder = holding(folder)) {
      holder.requireFolder(lastOf(folder));
      holder.handle.deleteDirectory(lastOf(folder));
    } catch (NoSuchFileException gone) {
      // Just as well.
    }
  }

  /** Gives something another name here or in another folder; a file of that name is replaced. */
  void move(Path name, Folder to, Path other) throws IOException {
    handle.move(single(name), to.handle, single(other));
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }

  /** A handle holds what lies in its folder, and does not keep anybody from asking for more. */
  private static Path single(Path name) {
    if (name.isAbsolute() || name.getNameCount() != 1 || name.toString().equals("..")) {
      throw new IllegalArgumentException("%s is no name of what lies in a folder".formatted(name));
    }
    return name;
  }

  static Path lastOf(Path file) {
    return file.getName(file.getNameCount() - 1);
  }

  private static Iterable<Path> aboveOf(Path file) {
    @Nullable Path above = file.getParent();
    return above == null ? List.of() : above;
  }
}
