package io.housekeeper.tasks.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.housekeeper.api.Run.State;
import io.housekeeper.testkit.FinishedRun;
import io.housekeeper.testkit.TaskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file may be called, its sum is kept, and a change of it is found. */
class NastyNamesTest {

  private static final String HASH = "0".repeat(64);

  /** Names of text, and below them such as are none: they are bytes. */
  private static final List<String> NAMES =
      Stream.concat(
              Stream.of(
                      "plain",
                      " ",
                      " leads",
                      "trails ",
                      "\n",
                      "a\nb",
                      "a\n" + HASH + "  forged",
                      "\n\n",
                      "ends\n",
                      "\\",
                      "a\\b",
                      "a\\nb",
                      "\\\\n",
                      "ends\\",
                      "\r",
                      "a\rb",
                      "ends\r",
                      "a\r\nb",
                      "a\\rb",
                      "tab\t",
                      "bell\u0007",
                      "*",
                      "*star",
                      "-c",
                      "--",
                      "#hash",
                      "$HOME `id` \"quoted' ;",
                      "a%41b%",
                      "a+b",
                      "?q#f",
                      HASH + "  forged",
                      "\\" + HASH + "  forged",
                      "etc",
                      "\u00E4\u00F6",
                      "a\u0308",
                      "\u65E5\u672C",
                      "\uD83E\uDDF9",
                      "next\u0085line",
                      "line\u2028paragraph\u2029",
                      "deep\n/\\er/ below ")
                  .map(name -> new String(name.getBytes(UTF_8), ISO_8859_1)),
              Stream.of(
                  "\u00FF", "\u00FE", "a\u00FFb", "\u00C3", "\u00ED\u00A0\u0080", "\u00C0\u00AF\n"))
          .toList();

  @TempDir private Path outer;
  private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    folder = Files.createDirectories(outer.resolve("files"));
    for (String name : NAMES) {
      Path file = file(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "content of " + name);
    }
  }

  private Path file(String name) {
    return folder.resolve(new RawName(name).path());
  }

  private FinishedRun run() {
    return TaskTest.of(new FileIntegrityCheck())
        .settings("folder = \"%s\", manifest = \"%s\"".formatted(folder, outer.resolve("sums")))
        .run();
  }

  @Test
  void allAreAsTheyWere() {
    assertThat(run().message()).isEqualTo("%d files, their sums are taken".formatted(NAMES.size()));
    assertThat(run().message()).isEqualTo("%d files, as they were".formatted(NAMES.size()));
  }

  @Test
  void aChangeOfEachIsFoundAndOfNoOther() throws IOException {
    run();
    for (String name : NAMES) {
      Files.writeString(file(name), "changed");
      FinishedRun changed = run();
      assertThat(changed.state()).isEqualTo(State.FAILED);
      assertThat(changed.log()).containsExactly("changed: " + new RawName(name));
      Files.writeString(file(name), "content of " + name);
    }
    assertThat(run().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void oneThatIsRemovedIsFound() throws IOException {
    run();
    Files.delete(file("a\nb"));
    Files.move(file("\u00FF"), file("\u00FD"));
    assertThat(run().log()).containsExactly("added: \uFFFD", "removed: a\\nb", "removed: \uFFFD");
  }

  @Test
  void sha256sumReadsWhatIsWritten() throws Exception {
    assumeSha256sum();
    if (!shell("sha256sum -- \"$(printf 'ends\\r')\"").startsWith("\\")) {
      deleteThoseWithReturns();
    }
    run();
    assertThat(shell("LC_ALL=C sha256sum --check --strict --quiet ../sums")).isEmpty();
    Files.writeString(file("a\nb"), "changed");
    assertThat(shell("LC_ALL=C sha256sum --check --strict --quiet ../sums 2>/dev/null"))
        .isEqualTo("\\a\\nb: FAILED\n");
  }

  @Test
  void whatSha256sumWritesIsRead() throws Exception {
    assumeSha256sum();
    assertThat(shell("find . -type f -printf '%P\\0' | xargs -0 sha256sum -- > ../sums")).isEmpty();
    assertThat(run().message()).isEqualTo("%d files, as they were".formatted(NAMES.size()));
  }

  private void assumeSha256sum() throws Exception {
    assumeTrue(
        shell("sha256sum --version").startsWith("sha256sum (GNU coreutils)"),
        "this machine has no sha256sum of GNU");
  }

  /** Older ones do not escape them, and read none that is. */
  private void deleteThoseWithReturns() throws IOException {
    for (String name : NAMES) {
      if (name.contains("\r")) {
        Files.delete(file(name));
      }
    }
  }

  private String shell(String line) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), ISO_8859_1);
    shell.waitFor();
    return said;
  }
}
