package io.housekeeper.http.api;

import io.housekeeper.http.api.body.AliasBody;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.TaskStatus;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The ways in of cron services of old, which answer as those do. */
final class AliasRoutes {

  private static final Group OLD = new Group("cron service", "");

  private final Control control;

  AliasRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        route("/trigger/{task}", "Runs a task now", Commands::runNow),
        route("/stop/{task}", "Pauses a task, and ends what runs of it", Commands::stop),
        route("/start/{task}", "Takes a pause back", Commands::resume));
  }

  private Route route(String path, String summary, BiFunction<Commands, String, Answer> command) {
    return OLD.post(path, Access.OPERATOR, summary)
        .with(Params.TASK)
        .answers(200, AliasBody.class, "It is done")
        .answers(404, AliasBody.class, "There is no such task")
        .answers(409, AliasBody.class, "It cannot be done now")
        .by(request -> answer(request, command));
  }

  private Reply answer(Request request, BiFunction<Commands, String, Answer> command) {
    String task = request.path("task");
    if (!control.tasks().isKnown(task)) {
      return Reply.json(404, AliasBody.refused("there is no task '%s'".formatted(task)));
    }
    Answer answer = command.apply(Answers.as(control, request, Optional.empty()), task);
    return switch (answer) {
      case Answer.Stale stale -> Reply.json(409, AliasBody.refused(stale.sentence()));
      case Answer.Busy busy -> Reply.json(409, AliasBody.refused(busy.sentence()));
      case Answer.Refused refused -> Reply.json(409, AliasBody.refused(refused.sentence()));
      case Answer.Accepted accepted -> done(task, Optional.of(accepted.run()));
      case Answer.Done done -> done(task, Optional.empty());
    };
  }

  private Reply done(String task, Optional<String> run) {
    Optional<TaskStatus> status = control.tasks().status(task);
    return Reply.json(AliasBody.done(task, status.map(AliasRoutes::state).orElse("unknown"), run));
  }

  private static String state(TaskStatus status) {
    if (!status.enabled()) {
      return "disabled";
    }
    if (!status.now().paused().isEmpty()) {
      return "stopped";
    }
    return status.running() ? "running" : "scheduled";
  }
}
