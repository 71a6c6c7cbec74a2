package io.housekeeper.tasks.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Copies a file with its times, its rights and, where that is allowed, its owner.
 *
 * @param name of what lies in the folder
 */
record Copying(Folder from, Path name) {

  /** Copies it to a file that is not there yet. */
  void into(Folder to, Path copy) throws IOException {
    Optional<PosixFileAttributeView> rights = from.view(name, PosixFileAttributeView.class);
    // Nobody reads the copy who may not read the file.
    FileAttribute<?>[] mine =
        rights.isPresent()
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (InputStream in = Channels.newInputStream(from.channel(name, Set.of(READ)));
        OutputStream out =
            Channels.newOutputStream(to.channel(copy, Set.of(CREATE_NEW, WRITE), mine))) {
      in.transferTo(out);
    }
    BasicFileAttributes times = from.attributes(name);
    to.view(copy, BasicFileAttributeView.class)
        .orElseThrow()
        .setTimes(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime());
    // The last, because they may be such that we are not let in any more.
    if (rights.isPresent()) {
      give(to, copy, rights.get().readAttributes());
    }
  }

  private static void give(Folder to, Path copy, PosixFileAttributes rights) throws IOException {
    PosixFileAttributeView view = to.view(copy, PosixFileAttributeView.class).orElseThrow();
    try {
      view.setOwner(rights.owner());
      view.setGroup(rights.group());
    } catch (IOException refused) {
      // Only root gives files away: then it is ours.
    }
    view.setPermissions(rights.permissions());
  }
}
