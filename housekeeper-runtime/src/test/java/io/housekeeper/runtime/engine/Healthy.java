package io.housekeeper.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Entry;
import io.housekeeper.runtime.run.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A task that is due each second, beside whatever goes wrong: it must not notice. */
final class Healthy {

  static final String NAME = "healthy";

  private final EngineTester tester;

  private Healthy(EngineTester tester) {
    this.tester = tester;
  }

  static Healthy in(EngineTester tester) {
    tester.with(TaskSpec.named(NAME).schedule("* * * * * *"), run -> {});
    return new Healthy(tester);
  }

  /** The fires of its entries, oldest first. */
  private List<Entry> fires() {
    return fires(tester, NAME);
  }

  private static List<Entry> fires(EngineTester tester, String task) {
    return tester.entries(task).stream()
        .filter(entry -> entry.subject().covers().after().isPresent())
        .sorted(Comparator.comparing(entry -> entry.subject().covers().fireAt()))
        .toList();
  }

  /** Waits until a fire was run that is due from now on. */
  void goesOn() {
    Instant now = fires().stream().map(Entry::endedAt).reduce(Instant.MIN, (a, b) -> b);
    EngineTester.await(
        "another run of the healthy task",
        () ->
            fires().stream()
                .anyMatch(
                    entry ->
                        entry.ending() == Ending.SUCCEEDED
                            && entry.subject().covers().fireAt().isAfter(now)));
  }

  /** Each of its fires was run for itself, and soon. */
  void ranOnTime() {
    assertThat(fires())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.ending()).isEqualTo(Ending.SUCCEEDED);
              assertThat(entry.subject().covers().fires()).isOne();
              assertThat(lateness(entry)).isLessThan(Duration.ofSeconds(1));
            });
    lostNothing();
  }

  private static Duration lateness(Entry entry) {
    return Duration.between(
        entry.subject().covers().fireAt(), entry.execution().orElseThrow().startedAt());
  }

  /** The ledger accounts for each of its fires, once. */
  void lostNothing() {
    lostNothing(tester, NAME);
  }

  /** The ledger accounts for each fire of a task that is due each second, once. */
  static void lostNothing(EngineTester tester, String task) {
    List<Entry> fires = fires(tester, task);
    for (int i = 1; i < fires.size(); i++) {
      Instant before = fires.get(i - 1).subject().covers().fireAt();
      assertThat(fires.get(i).subject().covers().after()).contains(before);
      assertThat(fires.get(i).subject().covers().fires())
          .as("fires after %s", before)
          .isEqualTo(
              Duration.between(before, fires.get(i).subject().covers().fireAt()).toSeconds());
    }
  }
}
