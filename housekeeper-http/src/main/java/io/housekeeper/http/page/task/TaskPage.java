package io.housekeeper.http.page.task;

import io.housekeeper.http.page.chart.Bars;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.overview.Condition;
import io.housekeeper.http.page.run.RunTable;
import io.housekeeper.runtime.control.TaskStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All of a task.
 *
 * @param detail what only who can read its specification knows
 */
public record TaskPage(
    When now, TaskStatus task, State state, Optional<Detail> detail, Past past, Account account) {

  /**
   * How it is doing.
   *
   * @param keepers what keeps it from starting
   * @param attention why somebody should look at it, if somebody should
   * @param once a key under which a form of the page does something once
   */
  public record State(
      Condition condition,
      List<Keeper> keepers,
      Optional<Wrong> attention,
      Optional<When> last,
      Optional<When> next,
      String once) {}

  /**
   * What is wrong with a task.
   *
   * @param seenTo who sees to it
   */
  public record Wrong(String sentence, When since, Optional<Keeper> seenTo) {}

  /**
   * Something that keeps a task from starting.
   *
   * @param who did it; empty if nobody did
   * @param why empty if nobody says
   */
  public record Keeper(
      String sentence, String who, String why, Optional<When> since, Optional<When> until) {}

  /**
   * What it is.
   *
   * @param about facts, by their names
   * @param fires the next ones
   */
  public record Detail(
      About about, Fires fires, List<Configured> configuration, Performance performance) {}

  /** What became of its runs. */
  public record Past(Bars bars, Retries retries, RunTable runs) {}

  public String name() {
    return task.name();
  }

  /** The address of the page. */
  public String path() {
    return TaskPages.path(task.name());
  }

  /** How much it needs somebody: bad or warn; nothing if it does not. */
  public @Nullable String tone() {
    return switch (state.condition().tone()) {
      case "bad" -> "bad";
      case "warn" -> "warn";
      default -> null;
    };
  }

  /** Whether its last run did not do its work. */
  public boolean isFailing() {
    return task.lastError().isPresent();
  }

  /** How long the last run took; empty if it is not over. */
  public String took() {
    return task.lastDuration().map(Spans::words).orElse("");
  }

  public boolean isOfType() {
    return detail.flatMap(it -> it.about().type()).isPresent();
  }

  /** Whether it can only say what it would do. */
  public boolean dryRuns() {
    return detail.filter(it -> it.about().dryRuns()).isPresent();
  }

  /** Whether somebody has paused it, or the system has. */
  public boolean isPaused() {
    return task.now().paused().stream()
        .anyMatch(pause -> pause.equals("TASK") || pause.equals("QUARANTINE"));
  }
}
