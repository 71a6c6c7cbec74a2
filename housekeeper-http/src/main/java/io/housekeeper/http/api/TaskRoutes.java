package io.housekeeper.http.api;

import io.housekeeper.http.api.body.ChangeBody;
import io.housekeeper.http.api.body.ChangeList;
import io.housekeeper.http.api.body.ExplanationList;
import io.housekeeper.http.api.body.StatusBody;
import io.housekeeper.http.api.body.TaskBody;
import io.housekeeper.http.api.body.TaskDetailBody;
import io.housekeeper.http.api.body.TaskList;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to know of tasks. */
final class TaskRoutes {

  private static final int USUAL = 100;

  private static final Group TASKS = new Group("tasks", Api.PREFIX + "/tasks");

  private final Control control;

  TaskRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        TASKS
            .get("", Access.VIEWER, "Lists tasks, in the order of their names")
            .with(
                Parameter.text("name", "Only those whose names contain this, whatever its case"),
                Parameter.text("after", "Only those after this name, from next"),
                Params.LIMIT)
            .answers(200, TaskList.class, "Some tasks")
            .by(this::list),
        TASKS
            .get("/{task}", Access.VIEWER, "All that is to be known of a task")
            .with(Params.TASK)
            .answers(200, TaskDetailBody.class, "The task")
            .by(this::detail),
        TASKS
            .get("/{task}/status", Access.VIEWER, "How a task is doing; also of one there is none")
            .with(Params.TASK)
            .answers(200, StatusBody.class, "registered is false if there is none of that name")
            .by(this::status),
        TASKS
            .get("/{task}/explain", Access.VIEWER, "Why a task did, or did not, run at a time")
            .with(Params.TASK, Parameter.time("at", "The time that it is about; now unless said"))
            .answers(200, ExplanationList.class, "An answer; of a task on every node one for each")
            .by(this::explain),
        TASKS
            .get("/{task}/changes", Access.VIEWER, "What was changed of a task, newest first")
            .with(Params.TASK, Params.BELOW, Params.LIMIT)
            .answers(200, ChangeList.class, "Some changes")
            .by(this::changes),
        TASKS
            .get(
                "/{task}/changes/since-success",
                Access.VIEWER,
                "What was changed since the newest success of a task began")
            .with(Params.TASK)
            .answers(200, ChangeList.class, "All of them, newest first")
            .by(this::changedSinceSuccess));
  }

  private Reply list(Request request) {
    int limit = (int) request.number("limit").orElse(USUAL);
    List<TaskStatus> page =
        control
            .tasks()
            .list(request.query("name").orElse(""), request.query("after").orElse(""), limit);
    // A page may have fewer than were asked for: a task on every node is not taken apart.
    Optional<String> next =
        page.stream()
            .map(TaskStatus::name)
            .reduce((earlier, later) -> later)
            .filter(last -> control.tasks().isFollowed(request.query("name").orElse(""), last));
    return Reply.json(new TaskList(page.stream().map(TaskBody::of).toList(), next));
  }

  private Reply detail(Request request) {
    return control
        .tasks()
        .detail(request.path("task"))
        .map(
            detail ->
                Reply.json(TaskDetailBody.of(detail))
                    .with("ETag", Answers.tag(detail.status().revision())))
        .orElseThrow(() -> Answers.unknown(request.path("task")));
  }

  private Reply status(Request request) {
    return Reply.json(
        control
            .tasks()
            .status(request.path("task"))
            .map(StatusBody::of)
            .orElseGet(() -> StatusBody.unknown(request.path("task"))));
  }

  private Reply explain(Request request) {
    return Reply.json(
        ExplanationList.of(
            control
                .explaining()
                .explain(
                    Answers.task(control, request),
                    request.time("at").orElseGet(() -> control.nodes().now()))));
  }

  private Reply changes(Request request) {
    String task = Answers.task(control, request);
    int limit = (int) request.number("limit").orElse(USUAL);
    List<ChangeBody> page =
        control.tasks().changes(task, request.query("below"), limit).stream()
            .map(ChangeBody::of)
            .toList();
    return Reply.json(ChangeList.of(page, limit));
  }

  private Reply changedSinceSuccess(Request request) {
    List<ChangeBody> all =
        control.explaining().changedSinceSuccess(Answers.task(control, request)).stream()
            .map(ChangeBody::of)
            .toList();
    return Reply.json(new ChangeList(all, Optional.empty()));
  }
}
