package io.housekeeper.http.page.task;

import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Control;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Puts another value in the place of what file and code say, and takes it back. */
final class EditForm {

  private static final Parameter FIELD = Parameter.text("field", "A value of its specification");

  private final Control control;

  EditForm(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        TaskPages.PAGES
            .get("/edit", Access.OPERATOR, "Asks what a value is to be instead")
            .with(TaskPages.TASK, FIELD)
            .answers(200, "text/html", "The form")
            .by(request -> page(200, Draft.of(control, request), "")),
        TaskPages.PAGES
            .post("/edit", Access.OPERATOR, "Previews a value, puts it in place or takes it back")
            .with(TaskPages.TASK, FIELD)
            .answers(200, "text/html", "The form, with what it would come to")
            .answers(303, "text/html", "Leads back to the task")
            .by(this::post));
  }

  private Reply post(Request request) {
    Draft draft = Draft.of(control, request);
    try {
      return switch (request.field("what").orElse("preview")) {
        case "save" -> done(draft, draft.save(control));
        case "revert" -> done(draft, draft.revert(control));
        case "part" -> part(draft);
        case "preview" -> page(200, draft, "");
        default -> throw Problem.bad("a value can be previewed, saved and reverted");
      };
    } catch (Problem problem) {
      if (problem.status() != 422 && problem.status() != 412) {
        throw problem;
      }
      return page(problem.status(), draft, problem.sentence());
    }
  }

  private static Reply done(Draft draft, Answer answer) {
    return Drawing.done(draft.request(), answer, TaskPages.path(draft.name()));
  }

  private Reply page(int status, Draft draft, String problem) {
    Frame frame =
        Frame.of(
            "%s of %s".formatted(draft.field(), draft.name()),
            draft.request(),
            TaskPages.path(draft.name()));
    return Drawing.page(status, "taskEdit", frame, page(draft, problem));
  }

  /** Only what it would come to, for a form in which somebody types. */
  private Reply part(Draft draft) {
    return Drawing.page(
        200,
        "taskForeseen",
        Frame.part(draft.request(), TaskPages.path(draft.name())),
        page(draft, ""));
  }

  private EditPage page(Draft draft, String problem) {
    Request request = draft.request();
    Instant now = control.nodes().now();
    ZoneId zone = When.zone(draft.task().status().about().zone());
    return new EditPage(
        new When(now, zone, now),
        draft.name(),
        draft.task().status().revision(),
        draft.field(),
        draft.value().map(value -> Configured.of(value, true, zone, now)),
        draft.inputs(),
        Foreseen.of(control, draft, now),
        new EditPage.Said(
            request.field("reason").orElse(""), request.field("for").orElse(""), problem));
  }
}
