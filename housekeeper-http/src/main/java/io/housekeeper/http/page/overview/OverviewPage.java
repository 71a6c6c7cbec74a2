package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.NodeQueries.Health;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tasks, and what is wrong.
 *
 * @param more the address of the tasks that follow, if there are more
 */
public record OverviewPage(
    When now,
    Health health,
    Counts counts,
    List<Trouble> troubles,
    OverviewQuery query,
    Choices choices,
    List<Row> rows,
    Optional<String> more) {

  /**
   * How many tasks of these there are.
   *
   * @param isPausedWhole whether everything is paused
   */
  public record Counts(int tasks, Map<Condition, Long> by, boolean isPausedWhole) {

    public Counts {
      by = Map.copyOf(by);
    }

    public long of(Condition condition) {
      return by.getOrDefault(condition, 0L);
    }
  }

  /** What tasks can be looked for by. */
  public record Choices(List<String> tags, List<String> plugins) {

    public List<Condition> conditions() {
      return List.of(Condition.values());
    }

    public List<OverviewQuery.Order> orders() {
      return List.of(OverviewQuery.Order.values());
    }
  }
}
