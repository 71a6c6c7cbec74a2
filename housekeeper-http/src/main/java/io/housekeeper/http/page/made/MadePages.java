package io.housekeeper.http.page.made;

import io.housekeeper.http.making.Allowance;
import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskMade;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The pages where tasks are made of types, and made otherwise. */
public final class MadePages {

  private static final Group PAGES = new Group("pages", "/admin");

  private static final Parameter TYPE = Parameter.text("type", "The name of a type");
  private static final Parameter TASK = Parameter.text("task", "The name of a task");

  private final Control control;
  private final Making making;
  private final Drafting drafting;

  private MadePages(Control control, Making making) {
    this.control = control;
    this.making = making;
    this.drafting = new Drafting(control);
  }

  /** Their ways in. */
  public static Stream<Route> of(Control control, Making making) {
    MadePages pages = new MadePages(control, making);
    return Stream.of(
        PAGES
            .get("/new", Access.ADMIN, "Of what tasks can be made")
            .answers(200, "text/html", "The page")
            .by(pages::types),
        PAGES
            .get("/new/{type}", Access.ADMIN, "The form of a new task")
            .with(TYPE)
            .answers(200, "text/html", "The page")
            .by(request -> pages.blank(request, pages.allowed(request))),
        PAGES
            .post("/new/{type}", Access.ADMIN, "Makes a task, or says what it would come to")
            .with(TYPE)
            .answers(303, "text/html", "Leads to the task")
            .by(request -> pages.sent(request, pages.newOne(request))),
        PAGES
            .get("/made/{task}", Access.ADMIN, "The form of a task that was made")
            .with(TASK, Parameter.number("run", 1, Long.MAX_VALUE, "A dry run of it"))
            .answers(200, "text/html", "The page")
            .by(pages::edit),
        PAGES
            .post("/made/{task}", Access.ADMIN, "Makes it otherwise, or takes it back")
            .with(TASK)
            .answers(303, "text/html", "Leads to the task")
            .by(request -> pages.sent(request, pages.known(request))));
  }

  private Reply types(Request request) {
    Instant now = control.nodes().now();
    List<TaskTypeStatus> all = control.nodes().types();
    TypesPage page =
        new TypesPage(
            When.utc(now, now),
            all.stream().filter(type -> making.allowance().types().contains(type.name())).toList(),
            all.stream().filter(type -> !making.allowance().types().contains(type.name())).toList(),
            control.tasks().made().stream()
                .map(task -> new TypesPage.Row(task, When.utc(task.by().at(), now)))
                .toList());
    return Drawing.page(200, "types", Frame.of("New task", request, "/admin/new"), page);
  }

  /** A type that a path names, of which tasks may be made. */
  private TaskTypeStatus allowed(Request request) {
    String name = request.path("type");
    TaskTypeStatus type =
        drafting.type(name).orElseThrow(() -> Problem.unknown("type '%s'".formatted(name)));
    if (!making.allowance().types().contains(name)) {
      throw Problem.of(403, Allowance.refusal(name));
    }
    return type;
  }

  private Reply blank(Request request, TaskTypeStatus type) {
    Draft draft = new Draft("", type.name(), Draft.NO_REVISION, Map.of());
    return show(request, drafting.saved(draft));
  }

  private Draft newOne(Request request) {
    String task = request.field("task").map(String::strip).orElse("");
    return new Draft(task, allowed(request).name(), Draft.NO_REVISION, Map.of());
  }

  private TaskMade made(Request request) {
    String name = request.path("task");
    return drafting
        .made(name)
        .orElseThrow(
            () -> Problem.unknown("task '%s' that was made while nodes run".formatted(name)));
  }

  private Draft known(Request request) {
    TaskMade made = made(request);
    return new Draft(made.name(), made.type().name(), made.revision(), made.spec());
  }

  private Reply edit(Request request) {
    Draft draft = known(request);
    return show(request, drafting.saved(draft).with(drafting.run(request)));
  }

  private static Reply show(Request request, Form form) {
    FormPage page = form.page();
    String title = page.isNew() ? "New task" : page.task();
    return Drawing.page(
        page.values().status(), "made", Frame.of(title, request, "/admin/new"), page);
  }

  /** A form that somebody has sent. */
  private Reply sent(Request request, Draft draft) {
    Function<Filled, Reply> again = typed -> show(request, drafting.typed(draft, typed, request));
    return Filled.orAgain(
        request,
        () ->
            switch (request.field("what").orElse("look")) {
              case "look" -> again.apply(Filled.of(request));
              case "save" -> new Saving(control, making, request, draft).save();
              case "dry" -> new Saving(control, making, request, draft).runDry();
              case "delete" ->
                  Drawing.done(
                      request,
                      control.as(Asked.by(request, control.nodes().now())).unmake(draft.task()),
                      "/admin/new");
              default -> throw Problem.of(422, "a task can be saved, tried out or deleted");
            },
        again);
  }
}
