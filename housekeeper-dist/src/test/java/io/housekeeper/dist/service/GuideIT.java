package io.housekeeper.dist.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.dist.guide.Checkout;
import io.housekeeper.dist.guide.Page;
import io.housekeeper.dist.guide.Step;
import io.housekeeper.dist.service.Started.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide is right: whoever does what it says gets what it says. */
class GuideIT {

  private static Stream<Page> pages() throws IOException {
    return Page.all().stream()
        .filter(
            page ->
                page.steps().stream().anyMatch(step -> Arrangements.leftOut(page, step).isEmpty()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void whoeverDoesWhatAPageSaysGetsWhatItSays(Page page, @TempDir Path folder) throws Exception {
    try (Reader reader = Reader.of(page, folder)) {
      reader.read();
    }
  }

  @Test
  void whatIsLeftOutIsInTheGuide() throws IOException {
    Set<String> found =
        Page.all().stream()
            .flatMap(page -> page.steps().stream().map(step -> Arrangements.leftOut(page, step)))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    assertThat(found)
        .containsAll(Arrangements.LEFT_OUT.keySet())
        .containsAll(Arrangements.TRIED_ELSEWHERE.keySet());
    assertThat(pages())
        .extracting(Page::name)
        .contains("README.md", "docs/getting-started.md", "docs/operating.md");
  }

  private static Stream<String> commandsWithScripts() throws IOException {
    return Page.all().stream()
        .flatMap(page -> page.steps(Step.Command.class))
        .map(Step.Command::text)
        .filter(command -> command.matches("(scripts|benchmarks)/.*"))
        .distinct();
  }

  /** What the reader leaves out of them. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("commandsWithScripts")
  void scriptsAreThereAndKnowTheirArguments(String command, @TempDir Path folder) throws Exception {
    String[] words = command.split(" ");
    Path script = Checkout.ROOT.resolve(words[0]);
    assertThat(script).isExecutable();
    String text = Files.readString(script);
    String shell = text.lines().findFirst().orElseThrow().contains("bash") ? "bash" : "sh";
    try (Terminal terminal = new Terminal(folder, Map.of())) {
      Ended read = terminal.run(folder, List.of(shell, "-n", script.toString()));
      assertThat(read.code()).as(read.said()).isZero();
      if (text.contains("--help")) {
        Ended help = terminal.run(folder, List.of(script.toString(), "--help"));
        assertThat(help.code()).as(help.said()).isZero();
        assertThat(help.said()).contains(Arrays.copyOf(words, Math.min(words.length, 2)));
      }
    }
  }

  @Test
  void mistakesAreNamedAsThePageAboutTheConfigurationShows(@TempDir Path folder) throws Exception {
    try (Shipped shipped = Shipped.into(folder, Map.of())) {
      shipped.configure(shown("conf"));
      Ended checked = shipped.run("check");
      assertThat(checked.code()).isEqualTo(2);
      assertThat(checked.said()).isEqualTo(shown("text"));
    }
  }

  private static String shown(String language) throws IOException {
    return Page.all().stream()
        .filter(page -> page.name().equals("docs/configuration.md"))
        .flatMap(page -> page.steps(Step.Block.class))
        .filter(block -> block.language().equals(language))
        .map(Step.Block::text)
        .reduce("", String::concat);
  }
}
