package io.housekeeper.sentry.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  /** What the server makes of a name: it cuts it first. */
  private static String byTheServer(String slug) {
    String cut = slug.substring(0, Math.min(50, slug.length()));
    return cut.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_\\s-]", "")
        .replaceAll("[-\\s]+", "-")
        .replaceAll("^[-_]+|[-_]+$", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"purge", "purge-sessions", "a_b-c9", "p-0123456789abc"})
  void aNameThatTheServerLeavesAsItIsIsTheSlug(String task) {
    assertThat(Slug.of(task).text()).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Purge", "a.b", "ab.", "a--b", "a-", "123", "purge-0123456789", "x._-y"})
  void anyOtherHasAHashBehindIt(String task) {
    assertThat(Slug.of(task).text()).matches("[a-z0-9-]+-[0-9a-f]{10}").isNotEqualTo(task);
  }

  @Test
  void noTwoTasksHaveTheSameAndTheServerChangesNone() {
    Map<String, String> tasks = new HashMap<>();
    String[] parts = {"a", "A", "-", ".", "_", "1", "a".repeat(20)};
    IntStream.range(0, 7 * 7 * 7 * 7)
        .mapToObj(
            number ->
                "t"
                    + parts[number % 7]
                    + parts[number / 7 % 7]
                    + parts[number / 49 % 7]
                    + parts[number / 343])
        .filter(task -> task.length() <= 63)
        .distinct()
        .forEach(
            task -> {
              String slug = Slug.of(task).text();
              assertThat(slug).hasSizeLessThanOrEqualTo(50);
              assertThat(byTheServer(slug)).isEqualTo(slug);
              assertThat(tasks.put(slug, task)).as(slug).isNull();
            });
    assertThat(tasks).hasSizeGreaterThan(2_000);
  }
}
