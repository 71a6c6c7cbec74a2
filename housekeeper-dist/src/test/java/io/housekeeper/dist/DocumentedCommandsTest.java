package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Every {@code $ ./housekeeper …} in the documentation prints what is written below it. */
class DocumentedCommandsTest {

  private static final String PROGRAM = "./housekeeper ";
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatIsWritten() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      page.steps(Step.Example.class)
          .forEach(
              example ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          page + ": " + example.command(),
                          () -> assertThat(run(example.command())).isEqualTo(example.prints()))));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
    return tests.stream();
  }

  private static String run(String command) {
    assertThat(command).startsWith(PROGRAM);
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
            .matcher(command.substring(PROGRAM.length()))
            .results()
            .map(DocumentedCommandsTest::argument)
            .toArray(String[]::new));
    return printed.toString().strip();
  }

  private static String argument(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }
}
