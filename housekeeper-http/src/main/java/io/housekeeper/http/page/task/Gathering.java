package io.housekeeper.http.page.task;

import io.housekeeper.http.page.chart.Bars;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.overview.Condition;
import io.housekeeper.http.page.run.RunTable;
import io.housekeeper.http.page.run.RunsQuery;
import io.housekeeper.http.page.task.Account.Change;
import io.housekeeper.http.page.task.TaskPage.Detail;
import io.housekeeper.http.page.task.TaskPage.Past;
import io.housekeeper.http.page.task.TaskPage.State;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.security.Overriding;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.Explanation;
import io.housekeeper.runtime.control.RunSummary;
import io.housekeeper.runtime.control.TaskDetail;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what the page of a task shows. */
final class Gathering {

  /** So many runs are looked at for how often they are tried. */
  private static final int RECENT = 100;

  private static final int CHANGES = 20;

  private final Control control;
  private final Request request;
  private final Instant now;

  Gathering(Control control, Request request) {
    this.control = control;
    this.request = request;
    this.now = control.nodes().now();
  }

  /** The page; nothing if there is no such task any more. */
  Optional<TaskPage> page(String task) {
    Optional<TaskDetail> detail = control.tasks().detail(task);
    return detail
        .map(TaskDetail::status)
        .or(() -> control.tasks().status(task))
        .map(status -> page(status, detail));
  }

  private TaskPage page(TaskStatus task, Optional<TaskDetail> detail) {
    ZoneId zone = When.zone(task.about().zone());
    return new TaskPage(
        new When(now, zone, now),
        task,
        state(task, zone),
        detail.map(it -> detail(it, zone)),
        past(task.name(), zone),
        account(task.name(), zone));
  }

  private State state(TaskStatus task, ZoneId zone) {
    Keepers keepers = new Keepers(control, zone, now);
    return new State(
        Condition.of(task),
        keepers.of(task),
        keepers.wrong(task.name()),
        task.lastRun().map(at -> new When(at, zone, now)),
        task.nextRun().map(at -> new When(at, zone, now)),
        Asked.once());
  }

  private Detail detail(TaskDetail task, ZoneId zone) {
    return new Detail(
        About.of(task, zone, now),
        control
            .preview(task.status().name(), Map.of())
            .map(preview -> Fires.of(task.next().fires(), preview.before(), now))
            .orElse(new Fires(List.of(), List.of())),
        configuration(task, zone),
        Performance.of(task, zone, now));
  }

  /** What holds, and last what could and is not said. */
  private List<Configured> configuration(TaskDetail task, ZoneId zone) {
    List<String> said = task.configuration().stream().map(ConfiguredValue::field).toList();
    return Stream.concat(
            task.configuration().stream(),
            Overridable.fields().filter(field -> !said.contains(field)).map(Gathering::unsaid))
        .map(value -> Configured.of(value, isEditable(value.field()), zone, now))
        .toList();
  }

  private static ConfiguredValue unsaid(String field) {
    return new ConfiguredValue(field, "", "", Optional.empty(), Optional.empty());
  }

  private boolean isEditable(String field) {
    return Overridable.isOne(field) && Overriding.mayChange(field, request.caller());
  }

  private Past past(String task, ZoneId zone) {
    List<RunSummary> recent =
        control.tasks().recent(List.of(task), RECENT).getOrDefault(task, List.of());
    RunsQuery query = RunsQuery.ofTask(request, TaskPages.path(task), task);
    return new Past(Bars.of(recent), Retries.of(recent), RunTable.of(control, query, zone, now));
  }

  private Account account(String task, ZoneId zone) {
    Optional<String> at = request.query("at");
    List<Explanation> answers =
        at.map(text -> control.explaining().explain(task, Asked.instant(text))).orElse(List.of());
    List<ChangeMade> changes = control.tasks().changes(task, request.query("changes"), CHANGES);
    Optional<String> older =
        changes.size() < CHANGES
            ? Optional.empty()
            : Optional.of(
                "%s?changes=%s#changes"
                    .formatted(TaskPages.path(task), changes.get(changes.size() - 1).id()));
    return new Account(
        at.orElse(""),
        answers,
        shown(control.explaining().changedSinceSuccess(task), zone),
        shown(changes, zone),
        older);
  }

  private List<Change> shown(List<ChangeMade> changes, ZoneId zone) {
    return changes.stream().map(change -> Change.of(change, zone, now)).toList();
  }
}
