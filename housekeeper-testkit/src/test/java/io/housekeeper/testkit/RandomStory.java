package io.housekeeper.testkit;

import io.housekeeper.api.CatchUp;
import io.housekeeper.api.Retry;
import io.housekeeper.api.Task;
import io.housekeeper.api.TaskSpec;
import io.housekeeper.api.TaskSpec.Overlap;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Some hours of tasks, operators and outages, as a seed decides. All of it happens at whole
 * seconds, at which also those are looking who look every half second.
 */
final class RandomStory {

  private static final Instant BEGIN = Instant.parse("2027-03-27T22:00:00Z");
  private static final int TASKS = 6;
  private static final int ACTS = 15;

  private final Random random;
  private final boolean isWatched;

  /**
   * @param isWatched whether no time is left out
   */
  RandomStory(long seed, boolean isWatched) {
    this.random = new Random(seed);
    this.isWatched = isWatched;
  }

  List<RunSummary> runs() {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(task(i));
    }
    try (VirtualHousekeeper housekeeper =
        VirtualHousekeeper.at(BEGIN)
            .zone("Europe/Berlin")
            .tasks(tasks.toArray(Task[]::new))
            .start()) {
      for (int i = 0; i < ACTS; i++) {
        advance(housekeeper, 1 + random.nextInt(1_200));
        act(housekeeper);
      }
      advance(housekeeper, 3_600);
      return tasks.stream().flatMap(task -> housekeeper.runs(task.spec().name()).stream()).toList();
    }
  }

  /** Whoever lets time go on in small steps leaves nothing of it out. */
  private void advance(VirtualHousekeeper housekeeper, long seconds) {
    if (!isWatched) {
      housekeeper.advance(Duration.ofSeconds(seconds));
      return;
    }
    for (long i = 0; i < seconds; i++) {
      housekeeper.advance(Duration.ofSeconds(1));
    }
  }

  private Task task(int number) {
    TaskSpec.Builder spec =
        TaskSpec.named("task-" + number)
            .schedule(schedule(number))
            // Not REPLACE: whose run is replaced learns it with the next beat, when that may be.
            .overlap(any(Overlap.SKIP, Overlap.QUEUE, Overlap.ALLOW))
            .timeout(Duration.ofSeconds(61 + random.nextInt(900)))
            .retry(any(Retry.none(), Retry.exponential(2), Retry.fixed(3, Duration.ofMinutes(7))))
            .catchUp(any(CatchUp.none(), CatchUp.latest(Duration.ofMinutes(40)), all()));
    if (random.nextInt(4) == 0) {
      spec.onStartup(Duration.ofSeconds(random.nextInt(4_000)));
    }
    Duration time = Duration.ofSeconds(random.nextInt(1_500));
    boolean fails = random.nextInt(4) == 0;
    return Task.of(
        spec.build(),
        run -> {
          VirtualTime.pass(time);
          if (fails) {
            throw new IllegalStateException("as the seed wants it");
          }
        });
  }

  private static CatchUp all() {
    return CatchUp.all(Duration.ofHours(1), 4).spread(Duration.ofMinutes(9));
  }

  private String schedule(int number) {
    int minutes = 7 + random.nextInt(40);
    return number == TASKS - 1
        ? any("after task-0", "after task-0 failed", "after task-0 ended")
        : any(
            "*/%d * * * *".formatted(minutes),
            "%d 1-6 * * *".formatted(minutes),
            "every %dm after completion".formatted(minutes));
  }

  @SafeVarargs
  private <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }

  private void act(VirtualHousekeeper housekeeper) {
    String task = "task-" + random.nextInt(TASKS);
    Instant later = housekeeper.now().plusSeconds(random.nextInt(3_000));
    Commands ann = housekeeper.control().as(Asking.by("ann"));
    Commands forAWhile = housekeeper.control().as(Asking.by("ann").until(later));
    switch (random.nextInt(11)) {
      case 0 -> forAWhile.pause(task);
      case 1 -> ann.resume(task);
      case 2 -> ann.runNow(task);
      case 3 -> forAWhile.override(task, "schedule", "\"*/11 * * * *\"");
      case 4 -> forAWhile.override(task, "disabled", "true");
      case 5 -> ann.skipNext(task);
      case 6 -> ann.stop(task);
      case 7 -> ann.backfill(task, later.minus(Duration.ofHours(1)), housekeeper.now());
      case 8 -> forAWhile.pauseEverything();
      case 9 -> ann.resumeEverything();
      default -> outage(housekeeper, later);
    }
  }

  private void outage(VirtualHousekeeper housekeeper, Instant until) {
    housekeeper.stop();
    if (until.isAfter(housekeeper.now())) {
      advance(housekeeper, Duration.between(housekeeper.now(), until).toSeconds());
    }
    housekeeper.start();
  }
}
