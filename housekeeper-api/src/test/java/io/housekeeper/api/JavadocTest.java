package io.housekeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type that an author can see says in a sentence what it is. */
class JavadocTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern ANNOTATION =
      Pattern.compile("(?m)^ *@(Documented|Retention|Target|FunctionalInterface).*\\n");
  private static final Pattern UNDOCUMENTED =
      Pattern.compile(
          "(?m)(?<!\\*/\\n)^ *(?:(?:public|protected|static|final|abstract) )+"
              + "(?:class|interface|enum|@interface) \\w+");

  @Test
  void everyVisibleTypeIsDescribed() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).hasSizeGreaterThan(12);
      assertThat(sources)
          .allSatisfy(file -> assertThat(undocumented(Files.readString(file))).isEmpty());
    }
  }

  @Test
  void theCheckFindsWhatIsMissing() {
    assertThat(undocumented("package a;\n\npublic final class Bare {}\n"))
        .containsExactly("public final class Bare");
    assertThat(undocumented("package a;\n\n/** It. */\npublic interface Told {}\n")).isEmpty();
  }

  private static List<String> undocumented(String source) {
    String bare = ANNOTATION.matcher(source).replaceAll("");
    return UNDOCUMENTED.matcher(bare).results().map(MatchResult::group).map(String::strip).toList();
  }
}
