package io.housekeeper.http.page.task;

import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.run.RunsQuery;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a task, and what is done with it there. */
public final class TaskPages {

  static final Parameter TASK = Parameter.text("task", "Its name");

  static final Group PAGES = new Group("pages", "/admin/cron/{task}");

  private final Control control;

  private TaskPages(Control control) {
    this.control = control;
  }

  /** Its ways in. */
  public static Stream<Route> of(Control control, Making making) {
    TaskPages pages = new TaskPages(control);
    return Stream.of(pages.own(), new RunForm(control, making).all(), new EditForm(control).all())
        .flatMap(routes -> routes);
  }

  private Stream<Route> own() {
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "All of a task")
            .with(TASK)
            .with(RunsQuery.parameters())
            .with(
                Parameter.text("at", "A time at which it did, or did not, run"),
                Parameter.number("changes", 1, Long.MAX_VALUE, "Only changes before this one"))
            .answers(200, "text/html", "The page")
            .by(this::show),
        PAGES
            .post("/do", Access.OPERATOR, "Pauses, resumes, stops, disables or enables it")
            .with(TASK)
            .answers(303, "text/html", "Leads back to it")
            .by(this::act),
        PAGES
            .post("/forget", Access.ADMIN, "Forgets a task that no node has, with its history")
            .with(TASK)
            .answers(303, "text/html", "Leads to all tasks")
            .by(this::forget),
        PAGES
            .post("/backfill", Access.OPERATOR, "Runs past fires once more, a thousand at most")
            .with(TASK)
            .answers(303, "text/html", "Leads back to it")
            .by(this::backfill));
  }

  static String path(String task) {
    return "/admin/cron/" + task;
  }

  /**
   * The task that a path names.
   *
   * @throws Problem if there is none of that name
   */
  static String known(Control control, Request request) {
    String task = request.path("task");
    if (!control.tasks().isKnown(task)) {
      throw Problem.unknown("task '%s'".formatted(task));
    }
    return task;
  }

  private Reply show(Request request) {
    String task = known(control, request);
    TaskPage page =
        new Gathering(control, request)
            .page(task)
            .orElseThrow(() -> Problem.unknown("task '%s'".formatted(task)));
    return Drawing.page(200, "task", Frame.of(task, request, path(task)), page);
  }

  private Commands commands(Request request) {
    return control.as(Asked.by(request, control.nodes().now()));
  }

  private Reply act(Request request) {
    String task = known(control, request);
    Commands commands = commands(request);
    Answer answer =
        switch (request.field("what").orElse("")) {
          case "pause" -> commands.pause(task);
          case "resume" -> commands.resume(task);
          case "stop" -> commands.stop(task);
          case "skip-next" -> commands.skipNext(task);
          case "acknowledge" -> commands.acknowledge(task);
          case "unacknowledge" -> commands.unacknowledge(task);
          case "disable" -> commands.disable(task);
          case "enable" -> commands.enable(task);
          default -> throw Problem.of(422, "that cannot be done with a task");
        };
    return Drawing.done(request, answer, path(task));
  }

  private Reply forget(Request request) {
    String task = known(control, request);
    return Drawing.done(request, commands(request).forget(task), "/admin/cron");
  }

  private Reply backfill(Request request) {
    String task = known(control, request);
    Instant after = time(request, "after");
    Instant upTo = time(request, "up-to");
    return Drawing.done(request, commands(request).backfill(task, after, upTo), path(task));
  }

  private static Instant time(Request request, String field) {
    Optional<String> text = request.field(field);
    return text.map(Asked::instant)
        .orElseThrow(() -> Problem.of(422, "from when to when is missing"));
  }
}
