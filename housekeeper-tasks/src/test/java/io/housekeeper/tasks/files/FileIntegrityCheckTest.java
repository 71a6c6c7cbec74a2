package io.housekeeper.tasks.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIntegrityCheckTest {

  @TempDir private Path outer;

  private FinishedRun run(String more) {
    return TaskTest.of(new FileIntegrityCheck())
        .settings(
            "folder = \"%s\", manifest = \"%s\"\n%s"
                .formatted(outer.resolve("files"), outer.resolve("sums"), more))
        .run();
  }

  @Test
  void changesAreFound() throws IOException {
    Path files = outer.resolve("files");
    Files.createDirectories(files.resolve("below"));
    Files.writeString(files.resolve("a"), "a");
    Files.writeString(files.resolve("below/b"), "b");
    assertThat(run("").message()).isEqualTo("2 files, their sums are taken");
    assertThat(run("").message()).isEqualTo("2 files, as they were");
    assertThat(outer.resolve("sums"))
        .content()
        .startsWith("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a\n");

    Files.writeString(files.resolve("a"), "A");
    Files.delete(files.resolve("below/b"));
    Files.writeString(files.resolve("c"), "c");
    FinishedRun changed = run("");
    assertThat(changed.state()).isEqualTo(State.FAILED);
    assertThat(changed.message()).contains("is not as it was: 1 added, 1 changed, 1 removed");
    assertThat(changed.log()).containsExactly("added: c", "changed: a", "removed: below/b");
    assertThat(run("accept = true").state()).isEqualTo(State.SUCCEEDED);
    assertThat(run("").state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aManifestOfOthersIsRead() throws IOException {
    Path files = Files.createDirectories(outer.resolve("files"));
    Files.writeString(files.resolve("a"), "a");
    Files.writeString(files.resolve(" a n\\n "), "a");
    String sum = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    Files.writeString(
        outer.resolve("sums"),
        "%s *a\r\n%s   a n\\n \r\n".formatted(sum.toUpperCase(Locale.ROOT), sum));
    assertThat(run("").message()).isEqualTo("2 files, as they were");
  }

  @Test
  void aManifestWithNoLineIsRead() throws IOException {
    Path files = Files.createDirectories(outer.resolve("files"));
    assertThat(run("").message()).isEqualTo("0 files, their sums are taken");
    assertThat(run("").message()).isEqualTo("0 files, as they were");
    Files.writeString(files.resolve("a"), "a");
    assertThat(run("").log()).containsExactly("added: a");
  }

  @Test
  void aManifestAmongTheFilesIsNoneOfThem() throws IOException {
    Path files = Files.createDirectories(outer.resolve("there/files"));
    Files.writeString(files.resolve("a"), "a");
    Files.createSymbolicLink(outer.resolve("here"), outer.resolve("there"));
    for (String message : new String[] {"1 files, their sums are taken", "1 files, as they were"}) {
      assertThat(
              TaskTest.of(new FileIntegrityCheck())
                  .settings(
                      "folder = \"%1$s\", manifest = \"%1$s/sums\""
                          .formatted(outer.resolve("here/files")))
                  .run()
                  .message())
          .isEqualTo(message);
    }
  }

  @Test
  void aManifestThatIsNoneIsSaid() throws IOException {
    Files.createDirectories(outer.resolve("files"));
    Files.writeString(outer.resolve("sums"), "hello");
    assertThat(run("").message())
        .isEqualTo("line 1 of %s is no sum and name: 'hello'".formatted(outer.resolve("sums")));
  }
}
