package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.CompiledCode;
import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the guide names and shows is there. What it has its reader type and write is done by {@code
 * GuideIT}.
 */
class GuideTest {

  private static final Pattern MENTION = Pattern.compile("`housekeeper ([a-z-]+)[^`]*`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static List<DynamicTest> all(Pattern pattern, Consumer<Found> test) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Page page : Page.all()) {
      for (MatchResult one : pattern.matcher(page.text()).results().toList()) {
        Found found = new Found(page, one.group(1));
        tests.add(DynamicTest.dynamicTest(page + ": " + found.text(), () -> test.accept(found)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(3);
    return tests;
  }

  private record Found(Page page, String text) {}

  @TestFactory
  List<DynamicTest> commandsThatAreMentioned() throws IOException {
    Machine machine =
        new Machine(
            InstantSource.system(), () -> 0, ZoneOffset.UTC, Map.of(), Map.of(), Path.of(""));
    return all(
        MENTION,
        found ->
            assertThat(new HousekeeperCommand(machine).line().getSubcommands())
                .containsKey(found.text()));
  }

  @TestFactory
  List<DynamicTest> links() throws IOException {
    return all(
        LINK, found -> assertThat(found.page().file().resolveSibling(found.text())).exists());
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
    assertThat(tests).hasSizeGreaterThan(12);
    return tests;
  }
}
