package io.housekeeper.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  /** Another file system on most machines with Linux. */
  private static final Path MEMORY = Path.of("/dev/shm");

  @TempDir private Path outer;

  private Folder root() throws IOException {
    return Folder.open(Files.createDirectories(outer.resolve("root")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(one -> RawName.of(one.getFileName()).toString()).sorted().toList();
    }
  }

  @Test
  void aFileWhoseNameIsNoTextGetsANumberToo() throws IOException {
    Path archive = outer.resolve("archive");
    try (Folder root = root()) {
      Path name = Path.of(URI.create(root.path().toUri() + "a%FF")).getFileName();
      for (int i = 0; i < 3; i++) {
        Files.writeString(root.path().resolve(name), "x" + i);
        Moving.move(root, name, archive);
      }
      Path third = Path.of(URI.create(archive.toUri() + "a%FF.2"));
      assertThat(third).hasContent("x2");
    }
    assertThat(names(archive)).containsExactly("a\uFFFD", "a\uFFFD.1", "a\uFFFD.2");
  }

  @Test
  void toAnotherDiskItGoesWithItsTimesAndRights() throws IOException {
    assumeTrue(
        Files.isWritable(MEMORY) && !Files.getFileStore(MEMORY).equals(Files.getFileStore(outer)),
        "this machine has one disk only");
    Path archive = Files.createTempDirectory(MEMORY, "housekeeper-test-");
    try (Folder root = root()) {
      Path file = Files.writeString(root.path().resolve("a"), "content");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
      Files.setLastModifiedTime(file, LONG_AGO);

      Path moved = Moving.move(root, Path.of("a"), archive);

      assertThat(moved).hasContent("content");
      assertThat(Files.getLastModifiedTime(moved)).isEqualTo(LONG_AGO);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(moved)))
          .isEqualTo("rw-r-----");
      assertThat(file).doesNotExist();
      assertThat(names(archive)).containsExactly("a");

      Files.createSymbolicLink(file, moved);
      assertThatThrownBy(() -> Moving.move(root, Path.of("a"), archive))
          .hasMessageStartingWith("%s cannot be moved to %s: ", file, archive);
      assertThat(names(archive)).containsExactly("a");
    } finally {
      try (Stream<Path> all = Files.list(archive)) {
        for (Path one : all.toList()) {
          Files.delete(one);
        }
      }
      Files.delete(archive);
    }
  }

  @Test
  void ofAFileThatIsGoneNoNameIsLeft() throws IOException {
    Path archive = outer.resolve("archive");
    try (Folder root = root()) {
      assertThatThrownBy(() -> Moving.move(root, Path.of("a"), archive))
          .isInstanceOf(NoSuchFileException.class);
    }
    assertThat(names(archive)).isEmpty();
  }
}
