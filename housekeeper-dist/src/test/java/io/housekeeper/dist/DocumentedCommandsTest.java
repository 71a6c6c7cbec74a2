package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every {@code $ ./housekeeper …} in the documentation prints what is written below it. */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");

  /** A command behind a dollar sign, and the indented lines after it up to the next one or text. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?m)^ {4}\\$ \\./housekeeper (.+)\\n((?: {4}(?!\\$ ).*\\n|\\n(?= {4}(?!\\$ )))*)");

  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatIsWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String page : List.of("README.md", "docs/schedules.md")) {
      Matcher example = EXAMPLE.matcher(Files.readString(ROOT.resolve(page)));
      while (example.find()) {
        String command = example.group(1);
        String written = example.group(2).replaceAll("(?m)^ {4}", "").strip();
        tests.add(
            DynamicTest.dynamicTest(
                page + ": " + command, () -> assertThat(run(command)).isEqualTo(written)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
    return tests.stream();
  }

  private static String run(String command) {
    StringWriter printed = new StringWriter();
    CommandLine line =
        new HousekeeperCommand(
                new Machine(
                    InstantSource.system(),
                    () -> 0,
                    ZoneOffset.UTC,
                    Map.of(),
                    Map.of(),
                    Path.of("")))
            .line();
    line.setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(printed, true));
    line.execute(
        ARGUMENT
            .matcher(command)
            .results()
            .map(DocumentedCommandsTest::argument)
            .toArray(String[]::new));
    return printed.toString().strip();
  }

  private static String argument(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
