package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.CompiledCode;
import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.machine.Machine;
import io.housekeeper.runtime.config.ConfigurationReader;
import io.housekeeper.runtime.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What the guide tells to write and to type is right: each block of configuration, each command.
 */
class GuideTest {

  private static final Pattern BLOCK = Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ {4}(?:\\./|bin/)housekeeper(?: (.*?))?(?: +#.*)?$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(Path.of("../README.md"), Path.of("../CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(Path.of("../docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @TestFactory
  List<DynamicTest> blocksOfConfiguration() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
        tests.add(
            DynamicTest.dynamicTest(
                page + " at " + block.start(),
                () -> assertThat(problems(block.group(1))).isEmpty()));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(4);
    return tests;
  }

  private List<String> problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("housekeeper.conf"), text);
    return ConfigurationReader.read(new Sources(Optional.of(file), Map.of(), Map.of()))
        .problems()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @TestFactory
  List<DynamicTest> commands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult command : COMMAND.matcher(Files.readString(page)).results().toList()) {
        String text = Optional.ofNullable(command.group(1)).orElse("");
        tests.add(DynamicTest.dynamicTest(page + ": " + text, () -> parse(text)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
    return tests;
  }

  /** Throws what the command would complain of. */
  private static void parse(String text) {
    Machine machine =
        new Machine(
            InstantSource.system(), () -> 0, ZoneOffset.UTC, Map.of(), Map.of(), Path.of(""));
    String[] arguments =
        ARGUMENT
            .matcher(text)
            .results()
            .map(
                found ->
                    Stream.of(1, 2, 3)
                        .map(found::group)
                        .filter(it -> it != null)
                        .findFirst()
                        .orElseThrow())
            .toArray(String[]::new);
    CommandLine.ParseResult parsed = new HousekeeperCommand(machine).line().parseArgs(arguments);
    assertThat(parsed.errors()).isEmpty();
  }

  @TestFactory
  List<DynamicTest> codeIsPartOfWhatIsCompiled() throws IOException {
    CompiledCode compiled = CompiledCode.read();
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      page.steps(Step.Block.class)
          .filter(block -> block.language().equals("java"))
          .map(Step.Block::text)
          .forEach(
              code ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          page + ": " + code.lines().findFirst().orElse(""),
                          () -> assertThat(compiled.has(code)).as(code).isTrue())));
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
    return tests;
  }

  @TestFactory
  List<DynamicTest> links() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        Path target = page.resolveSibling(links.group(1)).normalize();
        tests.add(
            DynamicTest.dynamicTest(page + " → " + target, () -> assertThat(target).exists()));
      }
    }
    return tests;
  }
}
