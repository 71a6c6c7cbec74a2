package io.housekeeper.tasks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.tasks.http.Site;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFolderTest {

  @TempDir private Path outer;

  private Path in() throws IOException {
    return Files.createDirectories(outer.resolve("in"));
  }

  private void file(String name, String text, String time) throws IOException {
    Path file = Files.writeString(in().resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
  }

  private FinishedRun run(String settings) throws IOException {
    return TaskTest.of(new ImportFolder())
        .settings(
            "folder = \"%s\", archive = \"%s\"\n%s"
                .formatted(in(), outer.resolve("done"), settings))
        .at("2027-01-01T12:00Z")
        .run();
  }

  @Test
  void eachCompleteFileIsHandedOnAndArchived() throws IOException {
    file("a.csv", "1;2", "2027-01-01T11:00:00Z");
    file("b.csv", "3;4", "2027-01-01T11:59:58Z");
    file("c.txt", "5;6", "2027-01-01T11:00:00Z");
    FinishedRun run = run("glob = \"*.csv\", command = [cat]");
    assertThat(run.message()).isEqualTo("1 files");
    assertThat(run.log().get(0)).isEqualTo("1;2");
    assertThat(outer.resolve("done/a.csv")).hasContent("1;2");
    assertThat(in().resolve("a.csv")).doesNotExist();
    assertThat(in().resolve("b.csv")).exists();
    assertThat(in().resolve("c.txt")).exists();
  }

  @Test
  void aFileThatIsNotTakenDoesNotKeepTheOthersWaiting() throws IOException {
    file("a.csv", "bad", "2027-01-01T10:00:00Z");
    file("b.csv", "good", "2027-01-01T11:00:00Z");
    FinishedRun run = run("command = [grep, good]");
    assertThat(run.state()).isEqualTo(State.FAILED);
    assertThat(run.message())
        .isEqualTo("1 of 2 files were not taken; the first: a.csv: exit code 1");
    assertThat(run.counts()).containsEntry("imported", 1L).containsEntry("failed", 1L);
    assertThat(in().resolve("a.csv")).exists();
    run("command = [grep, good], failed = \"%s\"".formatted(outer.resolve("bad")));
    assertThat(outer.resolve("bad/a.csv")).hasContent("bad");
  }

  @Test
  void anAddressGetsTheContent() throws IOException {
    try (Site site = new Site()) {
      site.page("/in", 200, "");
      file("a.csv", "1;2", "2027-01-01T11:00:00Z");
      run("url = \"%s\"".formatted(site.url("/in")));
      assertThat(site.requests()).containsExactly("POST /in [null] 1;2");
      assertThat(outer.resolve("done/a.csv")).exists();
    }
  }
}
