package io.housekeeper.http.page.run;

import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of runs. */
public final class Runs {

  static final String PATH = "/admin/runs";

  static final Group PAGES = new Group("pages", PATH);

  /** So far back somebody looks in the morning. */
  private static final Duration NIGHT = Duration.ofHours(8);

  private final Control control;

  private Runs(Control control) {
    this.control = control;
  }

  /** Their ways in. */
  public static Stream<Route> of(Control control, Optional<String> traceLink) {
    Runs runs = new Runs(control);
    return Stream.concat(
        Stream.of(
            PAGES
                .get("", Access.VIEWER, "Runs, newest first")
                .with(Parameter.text("task", "Only of this task"))
                .with(RunsQuery.parameters())
                .answers(200, "text/html", "The page")
                .by(runs::show),
            PAGES
                .post("/retry-failed", Access.OPERATOR, "Tries again what failed since a time")
                .answers(303, "text/html", "Leads back to the runs")
                .by(runs::retryFailed)),
        new OneRun(control, traceLink).all());
  }

  private Reply show(Request request) {
    Instant now = control.nodes().now();
    RunsQuery query = RunsQuery.of(request, PATH, request.query("task"));
    RunTable table = RunTable.of(control, query, zone(control, query.task()), now);
    Frame frame = Frame.of("Runs", request, PATH);
    return Drawing.page(200, "runs", frame, page(now, table));
  }

  private static RunsPage page(Instant now, RunTable table) {
    return new RunsPage(When.utc(now, now), table, Asked.local(now.minus(NIGHT)), Asked.once());
  }

  private Reply retryFailed(Request request) {
    if (request.field("sure").isEmpty()) {
      throw Problem.of(422, "nobody has said that all of them are meant");
    }
    Instant since =
        request
            .field("since")
            .map(Asked::instant)
            .orElseThrow(() -> Problem.of(422, "since when is missing"));
    Optional<String> task = request.field("task");
    if (task.filter(name -> !control.tasks().isKnown(name)).isPresent()) {
      throw Problem.unknown("task '%s'".formatted(task.get()));
    }
    Answer answer = control.as(Asked.by(request, control.nodes().now())).retryFailed(task, since);
    return Drawing.done(request, answer, task.map(name -> PATH + "?task=" + name).orElse(PATH));
  }

  /**
   * Leads to the run that was asked for, or to the one that is in the way.
   *
   * @param otherwise where to if there is none
   * @throws Problem if it was refused
   */
  public static Reply started(Request request, Answer answer, String otherwise) {
    return switch (answer) {
      case Answer.Accepted accepted ->
          Drawing.said(request, answer.sentence(), PATH + "/" + accepted.run());
      case Answer.Busy busy -> Drawing.said(request, answer.sentence(), PATH + "/" + busy.run());
      case Answer.Done done -> Drawing.done(request, done, otherwise);
      case Answer.Refused refused -> Drawing.done(request, refused, otherwise);
      case Answer.Stale stale -> Drawing.done(request, stale, otherwise);
    };
  }

  /** Where a task lives; UTC if there is none. */
  static ZoneId zone(Control control, Optional<String> task) {
    return task.flatMap(control.tasks()::status)
        .map(TaskStatus::about)
        .map(about -> When.zone(about.zone()))
        .orElse(ZoneOffset.UTC);
  }
}
