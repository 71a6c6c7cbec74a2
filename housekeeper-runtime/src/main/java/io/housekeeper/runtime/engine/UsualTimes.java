package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long runs of a task usually take on this node. */
final class UsualTimes {

  /** Before so many runs nothing is usual. */
  private static final int FEW = 5;

  /** Three times the usual is overdue. */
  private static final int MUCH = 3;

  private static final Duration LEAST = Duration.ofSeconds(10);
  private static final Duration NEVER = Duration.ofDays(36_500);

  private record Usual(int runs, double millis) {}

  private final Map<Integer, Usual> tasks = new ConcurrentHashMap<>();

  void took(int task, Duration time) {
    double millis = time.toMillis();
    tasks.merge(
        task,
        new Usual(1, millis),
        (before, one) -> new Usual(before.runs + 1, before.millis + (millis - before.millis) / 8));
  }

  /** When a run is overdue: as its task says, or after three times the usual. */
  Duration overdueAfter(Assignment assignment) {
    return assignment.plan().spec().overdueAfter().orElseGet(() -> usual(assignment.row().task()));
  }

  private Duration usual(int task) {
    Usual usual = tasks.get(task);
    if (usual == null || usual.runs < FEW) {
      return NEVER;
    }
    Duration much = Duration.ofMillis(Math.round(MUCH * usual.millis));
    return much.compareTo(LEAST) < 0 ? LEAST : much;
  }
}
