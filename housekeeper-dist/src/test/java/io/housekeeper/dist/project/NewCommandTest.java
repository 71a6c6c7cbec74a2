package io.housekeeper.dist.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NewCommandTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  /**
   * What it came to.
   *
   * @param said to both streams
   */
  private record Ended(int code, String said) {}

  private Ended write(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line =
        new CommandLine(new NewCommand(folder)).setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, folder::resolve);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    return new Ended(line.execute(arguments), said.toString());
  }

  private static Map<String, String> files(Path project) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(project)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = project.relativize(file).toString();
        if (!name.startsWith("target/")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @EnumSource
  void writesTheExamples(Kind kind) throws IOException {
    Ended ended = write(kind.names().project(), "--kind", kind.toString());
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(files(folder.resolve(kind.names().project())))
        .isEqualTo(files(EXAMPLES.resolve(kind.folder())))
        .hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoNameOfTheExampleBehind(Kind kind) throws IOException {
    write("sweep-floors", "--kind", kind.toString(), "--package", "com.acme.jobs", "--dir", "a/b");
    Map<String, String> files = files(folder.resolve("a/b"));
    assertThat(files).containsKey("src/test/java/com/acme/jobs/SweepFloorsTest.java");
    for (Map.Entry<String, String> one : files.entrySet()) {
      assertThat(one.getKey() + one.getValue())
          .doesNotContain(
              kind.names().project(), kind.names().type(), "com.example", "com/example");
    }
  }

  @Test
  void saysWhatToDoNext() {
    assertThat(write("sweep-floors").said())
        .contains("mvn -f " + folder.resolve("sweep-floors/pom.xml") + " verify")
        .contains("cp " + folder.resolve("sweep-floors/target/sweep-floors-1.0.jar") + " ")
        .contains("housekeeper run --dev " + folder.resolve("sweep-floors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sweep",
        "sweep_floors",
        "1st",
        "-sweep",
        "sweep-",
        "a--b",
        "",
        "../a",
        "a.b",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"
      })
  void refusesNamesThatAreNone(String name) throws IOException {
    Ended ended = write("--", name);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("small letters and digits", "as in purge-sessions");
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "task, task, Task",
    "task, guice, Task",
    "string, type, String",
    "plugin, listener, Plugin",
    "failure-poster, listener, FailurePoster",
    "thread, task, Thread"
  })
  void refusesNamesThatTheCodeNeeds(String name, String kind, String type) {
    Ended ended = write(name, "--kind", kind);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("would make the class " + type + ", and there is another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.acme-jobs", "com..acme", "com.new", "Com.acme", "", "java.util", "org.slf4j"})
  void refusesPackagesThatAreNone(String name) {
    Ended ended = write("sweep-floors", "--package", name);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("cannot be the --package: ", "as in com.acme.jobs");
  }

  @Test
  void saysWhyItCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "mine");
    Ended ended = write("sweep-floors", "--dir", "file/sweep");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).startsWith("the project cannot be written: ").contains("file");
  }

  @Test
  void writesOverNothing() throws IOException {
    Path there = Files.createDirectories(folder.resolve("sweep-floors"));
    assertThat(write("sweep-floors", "--kind", "pager").code()).isEqualTo(2);
    Files.writeString(there.resolve("notes"), "mine");
    Ended ended = write("sweep-floors");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said()).contains("sweep-floors is not empty: name another folder with --dir");
    assertThat(write("sweep-floors", "--dir", "sweep-floors/notes").said())
        .contains("notes is no folder");
    assertThat(files(folder)).containsOnlyKeys("sweep-floors/notes");
    Files.delete(there.resolve("notes"));
    assertThat(write("sweep-floors").code()).isZero();
  }
}
