package io.housekeeper.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteOldFilesTest {

  private static final String NOW = "2027-01-31T12:00Z";

  @TempDir private Path outer;

  private Path folder() throws IOException {
    return Files.createDirectories(outer.resolve("logs"));
  }

  private void file(String name, String day) throws IOException {
    Path file = folder().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "0123456789");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(day + "T00:00:00Z")));
  }

  private List<String> left(Path where) {
    try (Stream<Path> files = Files.walk(where)) {
      return files
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> where.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FinishedRun run(String settings) throws IOException {
    return test(settings).run();
  }

  private TaskTest test(String settings) throws IOException {
    return TaskTest.of(new DeleteOldFiles())
        .settings("folder = \"%s\"\n%s".formatted(folder(), settings))
        .at(NOW);
  }

  @Test
  void oldFilesGo() throws IOException {
    file("a.log", "2027-01-01");
    file("b.log", "2027-01-30");
    file("c.txt", "2027-01-01");
    file("below/d.log", "2027-01-01");
    FinishedRun run = run("glob = \"*.log\", age = 7d");
    assertThat(run.message()).isEqualTo("1 files, 10 bytes");
    assertThat(run.counts()).containsEntry("deleted", 1L).containsEntry("bytes", 10L);
    assertThat(left(folder())).containsExactly("b.log", "below/d.log", "c.txt");
  }

  @Test
  void belowAndEmptyFoldersToo() throws IOException {
    file("a.log", "2027-01-01");
    file("x/y/d.log", "2027-01-01");
    file("z/e.log", "2027-01-30");
    run("glob = \"**.log\", below = true, age = 7d, empty-folders = true");
    assertThat(left(folder())).containsExactly("z/e.log");
    assertThat(folder().resolve("x")).doesNotExist();
    assertThat(folder().resolve("z")).exists();
  }

  @Test
  void theOldestGoWhereThereIsTooMuch() throws IOException {
    for (int day = 10; day < 20; day++) {
      file(day + ".log", "2027-01-" + day);
    }
    run("at-most = \"35\"");
    assertThat(left(folder())).containsExactly("17.log", "18.log", "19.log");
  }

  @Test
  void theNewestStayInAnyCase() throws IOException {
    file("a", "2027-01-01");
    file("b", "2027-01-02");
    file("c", "2027-01-03");
    run("age = 1d, keep = 2");
    assertThat(left(folder())).containsExactly("b", "c");
  }

  @Test
  void archivedFilesReplaceNone() throws IOException {
    file("a.log", "2027-01-01");
    Path archive = Files.createDirectories(outer.resolve("archive"));
    Files.writeString(archive.resolve("a.log"), "another");
    FinishedRun run = run("age = 7d, action = archive, archive = \"%s\"".formatted(archive));
    assertThat(run.counts()).containsEntry("archived", 1L);
    assertThat(left(archive)).containsExactly("a.log", "a.log.1");
    assertThat(archive.resolve("a.log")).hasContent("another");
    assertThat(left(folder())).isEmpty();
  }

  @Test
  void aDryRunSaysWhatWouldGo() throws IOException {
    file("a.log", "2027-01-01");
    FinishedRun run = test("age = 7d").dryRun().run();
    assertThat(run.message()).isEqualTo("would take 1 files, 10 bytes");
    assertThat(run.log()).containsExactly("would go: a.log");
    assertThat(left(folder())).containsExactly("a.log");
  }

  @Test
  void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
    Path other = Files.createDirectories(outer.resolve("other"));
    Files.writeString(other.resolve("precious"), "x");
    Files.setLastModifiedTime(
        other.resolve("precious"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    file("a.log", "2027-01-01");
    Files.createSymbolicLink(folder().resolve("link"), other);
    FinishedRun run = run("glob = \"**\", below = true, age = 7d");
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message())
        .isEqualTo(
            "links lead out of %s and are not followed: link".formatted(folder().toRealPath()));
    assertThat(other.resolve("precious")).exists();
    assertThat(left(folder())).containsExactly("link");
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    FinishedRun run =
        TaskTest.of(new DeleteOldFiles()).settings("folder = \"/no/such\", age = 1d").run();
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message()).isEqualTo("the folder /no/such is not there");
  }
}
