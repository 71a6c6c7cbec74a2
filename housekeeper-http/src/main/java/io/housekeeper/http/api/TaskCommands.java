package io.housekeeper.http.api;

import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.Requests.Reason;
import io.housekeeper.http.api.body.Requests.Stretch;
import io.housekeeper.http.api.body.Requests.Value;
import io.housekeeper.http.api.body.Requests.Why;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.Overriding;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What may be done with tasks. */
final class TaskCommands {

  private static final Group TASKS = new Group("tasks", Api.PREFIX + "/tasks/{task}");

  private final Control control;

  TaskCommands(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        lasting("/pause", "Pauses a task: its fires are skipped", Commands::pause),
        lasting("/stop", "Pauses a task, and ends what runs of it", Commands::stop),
        lasting("/enable", "A task that was disabled is due again", Commands::enable),
        lasting("/disable", "A task is due no longer", Commands::disable),
        simple("/resume", "Takes back a pause, and a quarantine", Commands::resume),
        simple("/skip-next", "Leaves out the next fire", Commands::skipNext),
        lasting(
            "/acknowledge",
            "Somebody sees to what is wrong with a task until a time, 30 days at most",
            Commands::acknowledge),
        simple("/unacknowledge", "Nobody does any more", Commands::unacknowledge),
        simple("/reset", "Makes fires due again that a wrong clock accounted for", Commands::reset),
        TASKS
            .delete("", Access.ADMIN, "Forgets a task that no node has, with its history")
            .with(Params.TASK, Params.REASON)
            .answers(200, Done.class, "It is forgotten")
            .by(request -> command(request, Answers.takingBack(request), Commands::forget)),
        TASKS
            .put("/overrides/{field}", Access.OPERATOR, "Puts a value in place of file and code")
            .with(Params.TASK, Params.FIELD)
            .takes(Value.class)
            .answers(200, Done.class, "It holds on all nodes within two seconds")
            .by(this::override),
        TASKS
            .delete("/overrides/{field}", Access.OPERATOR, "Takes such a value back")
            .with(Params.TASK, Params.FIELD, Params.REASON)
            .answers(200, Done.class, "File and code hold again")
            .by(this::revert),
        TASKS
            .post("/backfill", Access.OPERATOR, "Runs past fires once more, a thousand at most")
            .with(Params.TASK)
            .takes(Stretch.class)
            .answers(200, Done.class, "They wait for a node with room: how many, and which")
            .by(this::backfill));
  }

  private Route simple(String path, String summary, BiFunction<Commands, String, Answer> command) {
    return route(path, summary)
        .takes(Why.class)
        .by(request -> command(request, Answers.once(request), command));
  }

  /** It holds until it is taken back, or until a time. */
  private Route lasting(String path, String summary, BiFunction<Commands, String, Answer> command) {
    return route(path, summary)
        .takes(Reason.class)
        .by(request -> command(request, Answers.lasting(request), command));
  }

  private static Route.Draft route(String path, String summary) {
    return TASKS
        .post(path, Access.OPERATOR, summary)
        .with(Params.TASK)
        .answers(200, Done.class, "It is so on all nodes within two seconds");
  }

  private Reply command(
      Request request, Asking asking, BiFunction<Commands, String, Answer> command) {
    String task = Answers.task(control, request);
    return Answers.reply(command.apply(control.as(asking), task));
  }

  private Reply override(Request request) {
    String task = Answers.task(control, request);
    Value value = request.body(Value.class);
    String field = allowed(request.path("field"), request);
    String json = value.value().toString();
    Overriding.checkValue(json);
    Asking asking = Answers.asking(request, value.reason(), value.until());
    return Answers.reply(control.as(asking).override(task, field, json));
  }

  private Reply revert(Request request) {
    String task = Answers.task(control, request);
    Asking asking = Answers.takingBack(request);
    return Answers.reply(control.as(asking).revert(task, allowed(request.path("field"), request)));
  }

  /**
   * A value that somebody wants to be another.
   *
   * @throws Problem if it is not his to change
   */
  static String allowed(String field, Request request) {
    Overriding.check(field, request.caller());
    return field;
  }

  private Reply backfill(Request request) {
    String task = Answers.task(control, request);
    Stretch stretch = request.body(Stretch.class);
    return Answers.reply(
        Answers.as(control, request, stretch.reason())
            .backfill(task, stretch.after(), stretch.upTo()));
  }
}
