package io.housekeeper.http.page;

import io.housekeeper.runtime.control.NodeQueries.Health;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Instant;
import java.util.List;

/** All tasks, and what is wrong. */
public record OverviewPage(List<String> problems, List<Row> tasks) {

  /**
   * A task.
   *
   * @param tone good, bad, warn, busy or off
   */
  public record Row(
      String name,
      String description,
      String state,
      String tone,
      String words,
      String last,
      String next) {

    static Row of(TaskStatus task) {
      return new Row(
          task.name(),
          task.about().description(),
          state(task),
          tone(task),
          task.about().words(),
          task.lastRun().map(Instant::toString).orElse("never"),
          task.nextRun().map(Instant::toString).orElse("–"));
    }

    private static String state(TaskStatus task) {
      if (!task.now().registered()) {
        return "gone";
      }
      if (!task.enabled()) {
        return "disabled";
      }
      if (!task.now().paused().isEmpty()) {
        return "paused";
      }
      return task.running() ? "running" : task.lastStatus().orElse("waiting");
    }

    private static String tone(TaskStatus task) {
      return switch (state(task)) {
        case "gone", "disabled" -> "off";
        case "paused" -> "warn";
        case "running" -> "busy";
        case "failed", "timeout", "lost" -> "bad";
        default -> "good";
      };
    }
  }

  static OverviewPage of(Health health, List<TaskStatus> tasks) {
    return new OverviewPage(health.problems(), tasks.stream().map(Row::of).toList());
  }
}
