package io.housekeeper.http.page.task;

import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.form.Input;
import io.housekeeper.http.page.form.Inputs;
import io.housekeeper.http.page.form.Typed;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.run.Runs;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.ConfiguredValue;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskDetail;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a task now, with other settings than usual if it is of a type. */
final class RunForm {

  private final Control control;
  private final Making making;

  RunForm(Control control, Making making) {
    this.control = control;
    this.making = making;
  }

  Stream<Route> all() {
    return Stream.of(
        TaskPages.PAGES
            .get("/run", Access.OPERATOR, "Asks how a task is to run now")
            .with(TaskPages.TASK)
            .answers(200, "text/html", "The form")
            .by(request -> page(200, request, inputs(request), "")),
        TaskPages.PAGES
            .post("/run", Access.OPERATOR, "Runs a task now")
            .with(TaskPages.TASK)
            .answers(303, "text/html", "Leads to the run")
            .by(this::run));
  }

  private Optional<TaskDetail> detail(Request request) {
    return control.tasks().detail(TaskPages.known(control, request));
  }

  /** Its type, if the reader may say what one run of it is told. */
  private Optional<TaskTypeStatus> type(Request request) {
    Optional<String> name =
        detail(request).flatMap(task -> task.origin().type()).map(TaskDetail.OfType::name);
    return control.nodes().types().stream()
        .filter(type -> making.maySay(request.caller().access(), type.name()))
        .filter(type -> name.filter(type.name()::equals).isPresent())
        .findFirst();
  }

  private List<Input> inputs(Request request) {
    Optional<String> settings =
        detail(request).flatMap(task -> task.origin().type()).map(TaskDetail.OfType::settings);
    return type(request)
        .map(type -> Inputs.of(type.schema(), settings.orElse("{}")))
        .orElse(List.of())
        .stream()
        .map(Input::ifAny)
        .toList();
  }

  private Reply page(int status, Request request, List<Input> inputs, String problem) {
    String task = TaskPages.known(control, request);
    Optional<TaskDetail> detail = detail(request);
    WishPage page =
        new WishPage(
            task,
            detail.flatMap(it -> it.origin().type()).map(TaskDetail.OfType::name).orElse(""),
            type(request).isPresent(),
            inputs,
            detail.filter(RunForm::dryRuns).isPresent(),
            problem,
            new WishPage.Kept(
                request.field("reason").orElse(""),
                request.field("dry").isPresent(),
                Asked.once()));
    Frame frame = Frame.of("Run " + task, request, TaskPages.path(task));
    return Drawing.page(status, "taskRun", frame, page);
  }

  private static boolean dryRuns(TaskDetail task) {
    return task.configuration().stream()
        .filter(value -> value.field().equals("supports-dry-run"))
        .map(ConfiguredValue::effective)
        .anyMatch("true"::equals);
  }

  private Reply run(Request request) {
    String task = TaskPages.known(control, request);
    List<Input> typed = Inputs.typed(inputs(request), request);
    try {
      Answer answer =
          making.run(
              Asked.by(request, control.nodes().now()),
              request.caller().access(),
              task,
              Typed.changed(typed),
              request.field("dry").isPresent());
      return Runs.started(request, answer, TaskPages.path(task));
    } catch (Problem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return page(422, request, typed, problem.sentence());
    }
  }
}
