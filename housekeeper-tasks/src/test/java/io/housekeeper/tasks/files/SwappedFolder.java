package io.housekeeper.tasks.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder below a root, in whose place somebody puts a link to another one outside, with files of
 * the same names.
 */
final class SwappedFolder {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  private final Path root;
  private final Path outside;
  private final Path folder;

  SwappedFolder(Path outer, String name) throws IOException {
    root = Files.createDirectories(outer.resolve("root"));
    outside = Files.createDirectories(outer.resolve("outside"));
    folder = Files.createDirectories(root.resolve(name));
  }

  Path root() {
    return root;
  }

  void putOutside(String name) throws IOException {
    put(outside.resolve(name), "precious");
  }

  void putInside(String name) throws IOException {
    put(folder.resolve(name), "old");
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  /** Now. The folder itself goes on to be, elsewhere. */
  void swap() throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, outside.resolveSibling("carried-away"));
    }
    Files.createSymbolicLink(folder, outside);
  }

  /** All that lies outside. */
  List<String> outside() throws IOException {
    try (Stream<Path> all = Files.walk(outside)) {
      return all.skip(1).map(one -> outside.relativize(one).toString()).sorted().toList();
    }
  }
}
