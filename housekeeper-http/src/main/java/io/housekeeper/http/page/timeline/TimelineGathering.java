package io.housekeeper.http.page.timeline;

import io.housekeeper.http.page.chart.Lane;
import io.housekeeper.http.page.chart.Scale;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.overview.Condition;
import io.housekeeper.http.page.timeline.TimelinePage.Row;
import io.housekeeper.http.page.timeline.TimelinePage.Window;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskStatus;
import io.housekeeper.runtime.control.TaskTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the page shows. */
final class TimelineGathering {

  /** So many are on a page. */
  private static final int LANES = 100;

  /** So many are looked through for those with trouble. */
  private static final int LOOKED_THROUGH = 10_000;

  private static final int PAGE = 1_000;

  private final Control control;
  private final KeptLoad load;

  TimelineGathering(Control control, KeptLoad load) {
    this.control = control;
    this.load = load;
  }

  TimelinePage page(TimelineQuery query) {
    Instant now = control.nodes().now();
    List<TaskStatus> all = all(query.text());
    List<TaskStatus> wanted =
        all.stream()
            .filter(query::wants)
            .sorted(
                Comparator.comparingInt(TimelineGathering::urgency).thenComparing(TaskStatus::name))
            .toList();
    Window window = window(query, now);
    List<TaskStatus> shown = wanted.stream().skip(query.skip()).limit(LANES).toList();
    return new TimelinePage(
        When.utc(now, now),
        query,
        window,
        all.stream().flatMap(task -> task.about().tags().stream()).distinct().sorted().toList(),
        wanted.size(),
        rows(shown, window.scale(), now),
        wanted.size() > query.skip() + LANES
            ? Optional.of(query.after(LANES).path())
            : Optional.empty(),
        load.shown(now));
  }

  private List<TaskStatus> all(String text) {
    List<TaskStatus> all = new ArrayList<>();
    String after = "";
    List<TaskStatus> page;
    do {
      page = control.tasks().list(text, after, PAGE);
      all.addAll(page);
      after = page.isEmpty() ? after : page.get(page.size() - 1).name();
    } while (!page.isEmpty()
        && all.size() < LOOKED_THROUGH
        && control.tasks().isFollowed(text, after));
    return all;
  }

  /** Those with trouble first. */
  private static int urgency(TaskStatus task) {
    return switch (Condition.of(task)) {
      case FAILING, QUARANTINED -> 0;
      case PAUSED -> 1;
      case RUNNING, FINE, NEW -> 2;
      case DISABLED -> 3;
      case GONE -> 4;
    };
  }

  private static Window window(TimelineQuery query, Instant now) {
    Instant from = query.begin(now);
    Instant to = query.end(now);
    Duration step = query.span().length();
    return new Window(
        new Scale(from, to),
        When.utc(from, now),
        When.utc(to, now),
        query.at(from.minus(step)).path(),
        query.at(from.plus(step)).path());
  }

  private List<Row> rows(List<TaskStatus> tasks, Scale scale, Instant now) {
    List<String> names = tasks.stream().map(TaskStatus::name).toList();
    Map<String, TaskTimeline> lanes = new HashMap<>();
    control
        .timelines()
        .of(names, scale.from(), scale.to())
        .forEach(lane -> lanes.put(lane.task(), lane));
    return tasks.stream()
        .flatMap(
            task ->
                Optional.ofNullable(lanes.get(task.name()))
                    .map(lane -> row(task, lane, scale, now))
                    .stream())
        .toList();
  }

  private static Row row(TaskStatus task, TaskTimeline lane, Scale scale, Instant now) {
    return new Row(
        Ids.of("lane", task.name()),
        Condition.of(task),
        lane,
        Lane.of(lane, scale, now),
        lane.coming().first().stream().findFirst().map(at -> When.utc(at, now)));
  }
}
