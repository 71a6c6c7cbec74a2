package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.chart.Strip;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.overview.OverviewPage.Choices;
import io.housekeeper.http.page.overview.OverviewPage.Counts;
import io.housekeeper.runtime.control.Attention;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunGlance;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the page of all tasks shows. */
final class Gathering {

  /** So many are on a page. */
  private static final int MOST = 1_000;

  /** So many are looked through for those that are wanted. */
  private static final int LOOKED_THROUGH = 10_000;

  /**
   * Some of the tasks.
   *
   * @param all those that were looked through
   * @param wanted those of them that somebody wants to see
   * @param last the one behind which there are more
   */
  private record Looked(List<TaskStatus> all, List<TaskStatus> wanted, Optional<String> last) {}

  private final Control control;

  Gathering(Control control) {
    this.control = control;
  }

  /**
   * A page.
   *
   * @param only the rows of these tasks, if only they are asked for
   */
  OverviewPage page(OverviewQuery query, Optional<List<String>> only) {
    Instant now = control.nodes().now();
    Meanwhile<List<Attention>> attention = Meanwhile.ask(control::attention);
    Looked looked = look(query);
    List<TaskStatus> shown =
        only.map(names -> named(names, looked.all()))
            .orElseGet(() -> query.sorted(looked.wanted()));
    List<Row> rows = rows(shown, now);
    return new OverviewPage(
        When.utc(now, now),
        control.nodes().health(),
        counts(looked.all()),
        attention.answer().stream().map(one -> Trouble.of(one, now)).toList(),
        query,
        new Choices(
            choices(looked.all(), task -> task.about().tags().stream()),
            choices(looked.all(), task -> Stream.of(OverviewQuery.plugin(task)))),
        rows,
        looked.last().map(last -> query.path(Optional.of(last))));
  }

  private static List<TaskStatus> named(List<String> names, List<TaskStatus> tasks) {
    Set<String> wanted = Set.copyOf(names);
    return tasks.stream().filter(task -> wanted.contains(task.name())).toList();
  }

  private Looked look(OverviewQuery query) {
    List<TaskStatus> all = new ArrayList<>();
    List<TaskStatus> wanted = new ArrayList<>();
    String after = query.after().orElse("");
    while (wanted.size() < MOST && all.size() < LOOKED_THROUGH) {
      List<TaskStatus> page = control.tasks().list(query.text(), after, MOST);
      all.addAll(page);
      page.stream().filter(query::wants).forEach(wanted::add);
      if (page.isEmpty()) {
        return new Looked(all, wanted, Optional.empty());
      }
      after = page.get(page.size() - 1).name();
      if (!control.tasks().isFollowed(query.text(), after)) {
        return new Looked(all, wanted, Optional.empty());
      }
    }
    return new Looked(all, wanted, Optional.of(after));
  }

  private static Counts counts(List<TaskStatus> tasks) {
    Map<Condition, Long> by =
        tasks.stream().collect(Collectors.groupingBy(Condition::of, Collectors.counting()));
    boolean isPausedWhole =
        tasks.stream().anyMatch(task -> task.now().paused().contains("EVERYTHING"));
    return new Counts(tasks.size(), by, isPausedWhole);
  }

  private static List<String> choices(
      List<TaskStatus> tasks, Function<TaskStatus, Stream<String>> of) {
    return tasks.stream().flatMap(of).filter(it -> !it.isEmpty()).distinct().sorted().toList();
  }

  private List<Row> rows(List<TaskStatus> tasks, Instant now) {
    List<String> names = tasks.stream().map(TaskStatus::name).toList();
    Map<String, List<RunGlance>> runs = control.tasks().glances(names, Strip.MOST);
    return tasks.stream()
        .map(task -> Row.of(task, runs.getOrDefault(task.name(), List.of()), now))
        .toList();
  }
}
