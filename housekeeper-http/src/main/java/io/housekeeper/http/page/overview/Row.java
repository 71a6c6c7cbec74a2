package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.chart.Strip;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.RunGlance;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task among others.
 *
 * @param id of the row, which can stand in a selector
 * @param keeps what keeps it from starting, or what failed last; empty if nothing does
 */
public record Row(
    String id,
    TaskStatus task,
    Condition condition,
    String keeps,
    Strip strip,
    Optional<When> last,
    Optional<When> next) {

  static Row of(TaskStatus task, List<RunGlance> runs, Instant now) {
    var zone = When.zone(task.about().zone());
    return new Row(
        Ids.of("task", task.name()),
        task,
        Condition.of(task),
        keeps(task),
        Strip.of(runs),
        task.lastRun().map(at -> new When(at, zone, now)),
        task.nextRun().map(at -> new When(at, zone, now)));
  }

  private static String keeps(TaskStatus task) {
    return switch (Condition.of(task)) {
      case FAILING, QUARANTINED -> task.lastError().orElse("");
      default -> "";
    };
  }

  /** How long the last run took; nothing if it is not over. */
  public String took() {
    return task.lastDuration().map(Spans::words).orElse("");
  }
}
