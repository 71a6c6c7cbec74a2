package io.housekeeper.tasks.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The next best where a file system has no handles of folders, as on Windows: right before each
 * step the path of the folder is looked at, and has to lead there still.
 *
 * @param real with no link in it
 */
record CheckedHandle(Path real) implements SecureDirectoryStream<Path> {

  private Path checked(Path name) throws IOException {
    check(real);
    return real.resolve(name);
  }

  private static void check(Path folder) throws IOException {
    if (!folder.toRealPath().equals(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
  }

  @Override
  public Iterator<Path> iterator() {
    try (Stream<Path> all = Files.list(real)) {
      return all.toList().iterator();
    } catch (IOException unread) {
      throw new DirectoryIteratorException(unread);
    }
  }

  @Override
  public SecureDirectoryStream<Path> newDirectoryStream(Path name, LinkOption... options)
      throws IOException {
    Path child = real.resolve(name).normalize();
    check(child);
    return new CheckedHandle(child);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path name, Set<? extends OpenOption> options, FileAttribute<?>... as) throws IOException {
    return Files.newByteChannel(checked(name), options, as);
  }

  @Override
  public void deleteFile(Path name) throws IOException {
    Path file = checked(name);
    if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
      throw new FileSystemException(file.toString(), null, "is a folder");
    }
    Files.delete(file);
  }

  @Override
  public void deleteDirectory(Path name) throws IOException {
    Files.delete(checked(name));
  }

  @Override
  public void move(Path name, SecureDirectoryStream<Path> to, Path other) throws IOException {
    if (!(to instanceof CheckedHandle target)) {
      throw new ProviderMismatchException();
    }
    Files.move(checked(name), target.checked(other), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(Class<V> type) {
    return Files.getFileAttributeView(real, type, NOFOLLOW_LINKS);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path name, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(real.resolve(name), type, options);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
