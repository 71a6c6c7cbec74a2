package io.housekeeper.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.runtime.control.RunSummary;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing happens time is left out, and nobody can tell. */
class TimeLeftOutTest {

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4})
  void aStoryIsTheSameWhetherOrNotSomebodyLooksEachSecond(long seed) {
    List<RunSummary> leapt = new RandomStory(seed, false).runs();
    List<RunSummary> watched = new RandomStory(seed, true).runs();
    assertThat(leapt).hasSizeGreaterThan(10);
    assertThat(words(leapt)).containsExactlyElementsOf(words(watched));
  }

  private static List<String> words(List<RunSummary> runs) {
    return runs.stream()
        .map(run -> "%s %s %s %s".formatted(run.task(), run.state(), run.source(), run.times()))
        .toList();
  }
}
