package io.housekeeper.http.page.timeline;

import io.housekeeper.http.page.chart.Area;
import io.housekeeper.http.page.chart.Lane;
import io.housekeeper.http.page.chart.Scale;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.overview.Condition;
import io.housekeeper.runtime.control.TaskTimeline;
import io.housekeeper.runtime.control.TaskTimeline.Spell;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was and what is to come.
 *
 * @param tags by which tasks can be looked for
 * @param wanted how many tasks there are like that
 * @param more the address of those that follow, if there are more
 */
public record TimelinePage(
    When now,
    TimelineQuery query,
    Window window,
    List<String> tags,
    int wanted,
    List<Row> rows,
    Optional<String> more,
    Ahead ahead) {

  public List<TimelineQuery.Span> spans() {
    return List.of(TimelineQuery.Span.values());
  }

  /** Where now is. */
  public Optional<Integer> nowX() {
    return window.scale().has(now.at())
        ? Optional.of(window.scale().x(now.at()))
        : Optional.empty();
  }

  /** The time that is seen, and the ways to those before and after it. */
  public record Window(Scale scale, When from, When to, String earlier, String later) {}

  /**
   * A task.
   *
   * @param id of the row
   * @param next its next fire, if it is to come in this time
   */
  public record Row(
      String id, Condition condition, TaskTimeline task, Lane lane, Optional<When> next) {

    public long runs() {
      return sum(Spell::runs);
    }

    public long failures() {
      return sum(Spell::failures);
    }

    public long skipped() {
      return sum(Spell::skipped);
    }

    public long missed() {
      return sum(Spell::missed);
    }

    private long sum(ToLongFunction<Spell> of) {
      return task.spells().stream().mapToLong(of).sum();
    }

    /** The same for who does not see it. */
    public String words() {
      return "%,d runs, %,d failed, %,d fires skipped, %,d missed; %,d fires to come"
          .formatted(runs(), failures(), skipped(), missed(), task.coming().fires());
    }
  }

  /** The fires of the next 24 hours. */
  public record Ahead(Scale scale, Area area, When asOf, List<Peak> peaks, List<Hours> hours) {}

  /** How many fires there are in an hour, and in its busiest minute. */
  public record Hours(When begin, long fires, long most) {}

  /**
   * A minute with many fires.
   *
   * @param number by which it is found in the chart
   * @param others how many tasks are due then that are not named
   */
  public record Peak(
      int number, int x, When begin, int minutes, long fires, List<String> tasks, int others) {}
}
