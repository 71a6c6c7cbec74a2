package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/testing.md shows is what is compiled and run. */
class TestingPageTest {

  private static final Path PAGE = Path.of("..", "docs", "testing.md");
  private static final List<Path> EXAMPLES =
      List.of(
          Path.of("src/test/java/com/example/orders/PullOrdersTest.java"),
          Path.of("../examples/guice-task/src/test/java/com/example/RemindCustomersIT.java"));
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleIsOneThatRuns() throws IOException {
    List<String> source = new ArrayList<>();
    for (Path example : EXAMPLES) {
      source.addAll(lines(Files.readString(example)));
    }
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(PAGE)).results().toList();
    assertThat(blocks).hasSizeGreaterThan(6);
    for (MatchResult block : blocks) {
      assertThat(source).containsSequence(lines(block.group(1)));
    }
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
