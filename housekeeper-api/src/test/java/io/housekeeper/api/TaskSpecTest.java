package io.housekeeper.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSpecTest {

  private final TaskSpec.Builder purge = TaskSpec.named("purge");

  @Test
  void hasTheDocumentedDefaults() {
    TaskSpec spec = purge.build();
    assertThat(spec.schedule()).isEqualTo("manual");
    assertThat(spec.zone()).isEmpty();
    assertThat(spec.overlap()).isEqualTo(TaskSpec.Overlap.SKIP);
    assertThat(spec.catchUp()).isEqualTo(CatchUp.latest(Duration.ofDays(1)));
    assertThat(spec.restarts()).isEqualTo(2);
    assertThat(spec.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(spec.retry()).isEqualTo(Retry.none());
    assertThat(spec.skippedTime()).isEqualTo(TaskSpec.SkippedTime.NEXT_VALID);
    assertThat(spec.repeatedTime()).isEqualTo(TaskSpec.RepeatedTime.FIRST);
  }

  @Test
  void whatWasBuiltStaysAsItIs() {
    TaskSpec before = purge.schedule("every 5m").build();
    TaskSpec after = purge.schedule("every 6m").build();
    assertThat(before.schedule()).isEqualTo("every 5m");
    assertThat(after).isNotEqualTo(before);
    assertThat(purge.schedule("every 5m").build()).isEqualTo(before).hasSameHashCodeAs(before);
  }

  @Test
  void aCopyHasAllValuesButTheName() {
    TaskSpec spec =
        purge
            .describedAs("d")
            .schedule("0 2 * * *")
            .zone("Europe/Berlin")
            .skippedTime(TaskSpec.SkippedTime.SHIFT)
            .repeatedTime(TaskSpec.RepeatedTime.BOTH)
            .onStartupOncePer(Duration.ofHours(1))
            .timeout(Duration.ofSeconds(5))
            .overdueAfter(Duration.ofSeconds(4))
            .retry(Retry.fixed(2, Duration.ofSeconds(1)))
            .overlap(TaskSpec.Overlap.ALLOW)
            .catchUp(CatchUp.none())
            .restarts(0)
            .onEveryNode()
            .disabled()
            .supportsDryRun()
            .tags("a", "b", "a")
            .owner("ops")
            .runbook("https://wiki.example/purge")
            .build();
    assertThat(spec.copyAs("purge").build()).isEqualTo(spec);
    assertThat(spec.copyAs("other").build()).isNotEqualTo(spec).returns("other", TaskSpec::name);
    assertThat(spec.tags()).containsExactly("a", "b");
    assertThat(spec.zone()).contains(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void aStartUpDelayAndOncePerGoTogether() {
    TaskSpec spec =
        purge.onStartup(Duration.ofMinutes(3)).onStartupOncePer(Duration.ofHours(1)).build();
    assertThat(spec.startupDelay()).contains(Duration.ofMinutes(3));
    assertThat(spec.startupOncePer()).contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"myTask", "a", "report.acme_1-x", "9lives"})
  void takesTheNamesPeopleUse(String name) {
    assertThat(TaskSpec.named(name).build().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", ".a", "a b", "a/b", "ä", "a\n"})
  void refusesOtherNames(String name) {
    refuses(() -> TaskSpec.named(name), "was '" + name + "'");
  }

  @Test
  void refusesATooLongName() {
    refuses(() -> TaskSpec.named("a".repeat(64)), "1 to 63");
  }

  @Test
  void namesTheOffender() {
    refuses(
        () -> purge.timeout(Duration.ZERO), "timeout of task 'purge' must be positive, was PT0S");
    refuses(() -> purge.zone("Mars/Base"), "zone of task 'purge'", "was 'Mars/Base'");
    refuses(() -> purge.schedule(" "), "schedule of task 'purge' must not be blank");
    refuses(() -> purge.restarts(-1), "restarts of task 'purge' must be from 0 to 100, was -1");
    refuses(() -> purge.tags("x", " "), "tag of task 'purge' must not be blank");
    refuses(() -> purge.onStartup(Duration.ofSeconds(-1)), "startup delay of task 'purge'");
    refuses(() -> purge.runbook("javascript:alert(1)"), "runbook of task 'purge' must be an http");
    refuses(() -> purge.runbook("https://a b"), "was 'https://a b'");
    refuses(() -> Retry.fixed(-1, Duration.ofSeconds(1)), "number of retries", "was -1");
    refuses(
        () -> Retry.exponential(2).delays(Duration.ofSeconds(2), Duration.ofSeconds(1)),
        "was PT1S after PT2S");
    refuses(() -> CatchUp.all(Duration.ofDays(1), 101), "from 1 to 100, was 101");
    refuses(
        () -> Retry.fixed(3, Duration.ofSeconds(Long.MAX_VALUE)), "must be at most 3650 days, was");
    refuses(() -> CatchUp.latest(Duration.ofDays(4000)), "time limit of catch-up must be at most");
    refuses(() -> CatchUp.latest(Duration.ZERO), "time limit of catch-up must be positive");
  }

  @Test
  @SuppressWarnings("NullAway") // authors without NullAway can pass null
  void refusesNothingAsAValueAndSaysWhich() {
    assertThatNullPointerException()
        .isThrownBy(() -> Task.of(purge.build(), null))
        .withMessage("code of task 'purge'");
  }

  private static void refuses(ThrowingCallable making, String... saying) {
    assertThatIllegalArgumentException()
        .isThrownBy(making)
        .satisfies(e -> assertThat(e.getMessage()).contains(saying));
  }
}
