package io.housekeeper.http.page.task;

import io.housekeeper.api.Run.State;
import io.housekeeper.runtime.control.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many attempts runs took.
 *
 * @param runs how many of the last runs were looked at
 */
public record Retries(int runs, List<Row> rows) {

  /** Runs that took as many attempts. */
  public record Row(int attempts, int succeeded, int others) {

    public int runs() {
      return succeeded + others;
    }
  }

  static Retries of(List<RunSummary> recent) {
    Map<Integer, Row> rows = new TreeMap<>();
    recent.stream()
        .filter(run -> run.isOver() && run.times().attempts() > 0)
        .forEach(
            run ->
                rows.merge(
                    run.times().attempts(),
                    row(run),
                    (one, other) ->
                        new Row(
                            one.attempts(),
                            one.succeeded() + other.succeeded(),
                            one.others() + other.others())));
    return new Retries(
        rows.values().stream().mapToInt(Row::runs).sum(), new ArrayList<>(rows.values()));
  }

  private static Row row(RunSummary run) {
    boolean isGood = run.state() == State.SUCCEEDED;
    return new Row(run.times().attempts(), isGood ? 1 : 0, isGood ? 0 : 1);
  }

  /** Whether any was tried more than once. */
  public boolean isAny() {
    return rows.stream().anyMatch(row -> row.attempts() > 1);
  }
}
