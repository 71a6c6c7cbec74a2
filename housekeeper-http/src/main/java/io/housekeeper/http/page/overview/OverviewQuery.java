package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.frame.Address;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.TaskStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tasks somebody wants to see, and in which order.
 *
 * @param text a part of their names
 * @param after the last one of the page before
 */
public record OverviewQuery(
    String text,
    Optional<String> tag,
    Optional<String> plugin,
    Optional<Condition> state,
    Order order,
    Optional<String> after) {

  /** The order of tasks. */
  public enum Order {
    NAME("name"),
    NEXT("next fire"),
    LAST("last run");

    private final String words;

    Order(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    private Comparator<TaskStatus> comparator() {
      Comparator<TaskStatus> byName = Comparator.comparing(TaskStatus::name);
      return switch (this) {
        case NAME -> byName;
        case NEXT ->
            Comparator.comparing(
                    (TaskStatus task) ->
                        task.nextRun().map(at -> at.toEpochMilli()).orElse(Long.MAX_VALUE))
                .thenComparing(byName);
        case LAST ->
            Comparator.comparing(
                    (TaskStatus task) -> task.lastRun().map(at -> -at.toEpochMilli()).orElse(1L))
                .thenComparing(byName);
      };
    }
  }

  private static final List<String> ORDERS = Stream.of(Order.values()).map(Order::name).toList();

  static Parameter[] parameters() {
    return new Parameter[] {
      Parameter.text("text", "Only those whose names contain this, whatever its case"),
      Parameter.text("tag", "Only those with this tag"),
      Parameter.text("plugin", "Only those of this plugin"),
      Parameter.text(
          "state", "Only those of which this is true: " + String.join(", ", Condition.words())),
      Parameter.text("order", "By what they are sorted: " + String.join(", ", ORDERS)),
      Parameter.text("after", "Only those after this name"),
    };
  }

  static OverviewQuery of(Request request) {
    return new OverviewQuery(
        request.query("text").orElse(""),
        request.query("tag"),
        request.query("plugin"),
        request.query("state").flatMap(Condition::named),
        request.query("order").filter(ORDERS::contains).map(Order::valueOf).orElse(Order.NAME),
        request.query("after"));
  }

  boolean wants(TaskStatus task) {
    return tag.stream().allMatch(task.about().tags()::contains)
        && plugin.stream().allMatch(plugin(task)::equals)
        && state.stream().allMatch(Condition.of(task)::equals);
  }

  /** Who brings a task, in whatever version. */
  static String plugin(TaskStatus task) {
    return task.about().plugin().split(" ", -1)[0];
  }

  List<TaskStatus> sorted(List<TaskStatus> tasks) {
    return tasks.stream().sorted(order.comparator()).toList();
  }

  /** Whether anything is left out because of it. */
  public boolean isNarrow() {
    return !text.isEmpty() || tag.isPresent() || plugin.isPresent() || state.isPresent();
  }

  /** The address of this page. */
  public String path() {
    return path(after);
  }

  /** The address of the page that follows a task. */
  String path(Optional<String> last) {
    return new Address("/admin/cron")
        .with("text", text)
        .with("tag", tag)
        .with("plugin", plugin)
        .with("state", state.map(Condition::word))
        .with("order", Optional.of(order).filter(it -> it != Order.NAME).map(Order::name))
        .with("after", last)
        .text();
  }
}
