package io.housekeeper.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.housekeeper.dist.guide.Checkout;
import io.housekeeper.dist.guide.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the page about the seeds names is there: classes, methods, keys of the configuration, and
 * tests that are tests. Its links and commands are looked at with those of all pages.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedsTest {

  private static final Path DOCS = Checkout.ROOT.resolve("docs");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
  private static final Pattern METHOD = Pattern.compile("([A-Z]\\w*)\\.([a-z]\\w*)");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(?:\\.[a-z][a-z-]*)*");

  private final Sources sources;
  private final Config reference;

  SeedsTest() throws IOException {
    sources = Sources.read();
    String page = Files.readString(DOCS.resolve("configuration-reference.md"));
    reference = ConfigFactory.parseString(page.split("```", -1)[1].replaceFirst("^hocon", ""));
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(DOCS.resolve("seeds.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .filter(line -> !line.startsWith("| asked |"))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> eachRowNamesWhatThereIs() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(90).doesNotHaveDuplicates();
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.substring(2, Math.min(row.length(), 60)),
                    () -> assertThat(problems(row)).isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"000", "001", "002", "003", "004"})
  void eachSeedHasItsTable(String seed) throws IOException {
    String page = Files.readString(DOCS.resolve("seeds.md"));
    int begin = page.indexOf("## " + seed + ": ");
    assertThat(begin).isPositive();
    String part = page.substring(begin).split("\n## ", -1)[0];
    assertThat(part.lines().filter(line -> line.startsWith("| "))).hasSizeGreaterThan(9);
  }

  /** The check bites: each of these has one thing wrong. */
  @ParameterizedTest
  @CsvSource(
      value = {
        "`NoSuchClass` # `TaskSpecTest.refusesOtherNames` # there is no class NoSuchClass",
        "`TaskSpec.noSuchMethod` # `TaskSpecTest.refusesOtherNames` # TaskSpec has no noSuchMethod",
        "`http.no-such-key` # `TaskSpecTest.refusesOtherNames` # http.no-such-key is no key",
        "`GET /health` # `TaskSpecTest.refusesOtherNames` # 'GET /health' cannot be looked for",
        "nowhere # `TaskSpecTest.refusesOtherNames` # nothing is named where it is",
        "`TaskSpec` # `TaskSpecTest.noSuchTest` # TaskSpecTest.noSuchTest is no test",
        "`TaskSpec` # `NoSuchTest.test` # NoSuchTest.test is no test",
        "`TaskSpec` # `TaskSpec.describedAs` # TaskSpec.describedAs is no test",
        "`TaskSpec` # `EngineTester.await` # EngineTester.await is no test",
        "`TaskSpec` # `TaskSpecTest` # 'TaskSpecTest' names no test",
        "`TaskSpec` # somebody looked # no test shows it"
      },
      delimiter = '#',
      quoteCharacter = '~')
  void aRowThatNamesWhatThereIsNotIsNoticed(String where, String shown, String problem) {
    assertThat(problems("| asked | here | %s | %s |".formatted(where, shown)))
        .containsExactly(problem);
  }

  @Test
  void aRowHasFourParts() {
    assertThat(problems("| asked | here | `TaskSpec` |"))
        .containsExactly("it has 3 parts and not 4");
  }

  private List<String> problems(String row) {
    String[] parts = row.substring(1, row.lastIndexOf('|')).split("\\|", -1);
    if (parts.length != 4) {
      return List.of("it has %d parts and not 4".formatted(parts.length));
    }
    List<String> problems = new ArrayList<>();
    List<String> places = named(parts[2]);
    if (places.isEmpty() && !parts[2].contains("](")) {
      problems.add("nothing is named where it is");
    }
    places.stream().flatMap(this::problemOfPlace).forEach(problems::add);
    List<String> tests = named(parts[3]);
    if (tests.isEmpty()) {
      problems.add("no test shows it");
    }
    tests.stream().flatMap(this::problemOfTest).forEach(problems::add);
    return problems;
  }

  private static List<String> named(String part) {
    return NAMED.matcher(part).results().map(found -> found.group(1)).toList();
  }

  private Stream<String> problemOfPlace(String place) {
    Matcher method = METHOD.matcher(place);
    if (method.matches()) {
      return sources.hasMethod(method.group(1), method.group(2))
          ? Stream.empty()
          : Stream.of("%s has no %s".formatted(method.group(1), method.group(2)));
    }
    if (CLASS.matcher(place).matches()) {
      return sources.hasClass(place) ? Stream.empty() : Stream.of("there is no class " + place);
    }
    if (KEY.matcher(place).matches()) {
      return reference.hasPathOrNull(place) ? Stream.empty() : Stream.of(place + " is no key");
    }
    return Stream.of("'%s' cannot be looked for".formatted(place));
  }

  private Stream<String> problemOfTest(String test) {
    Matcher named = METHOD.matcher(test);
    if (!named.matches()) {
      return Stream.of("'%s' names no test".formatted(test));
    }
    return sources.hasTest(named.group(1), named.group(2))
        ? Stream.empty()
        : Stream.of(test + " is no test");
  }
}
