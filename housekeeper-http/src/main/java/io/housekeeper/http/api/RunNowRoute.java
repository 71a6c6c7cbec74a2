package io.housekeeper.http.api;

import io.housekeeper.api.Run;
import io.housekeeper.http.api.body.Requests.RunWanted;
import io.housekeeper.http.api.body.RunBody;
import io.housekeeper.http.api.body.RunOutcome;
import io.housekeeper.http.making.Making;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.util.Optional;

/** Runs a task now, and waits for its end for a while. */
final class RunNowRoute {

  /** Whoever does not say otherwise waits so long. */
  private static final long USUAL_WAIT = 30;

  private static final long LONGEST_WAIT = 300;

  private final Control control;
  private final Making making;

  RunNowRoute(Control control, Making making) {
    this.control = control;
    this.making = making;
  }

  Route route() {
    return new Group("tasks", Api.PREFIX + "/tasks/{task}")
        .post("/run", Access.OPERATOR, "Runs a task now, and waits for its end for a while")
        .with(
            Params.TASK,
            Parameter.number("wait", 0, LONGEST_WAIT, "Seconds to wait; 30 unless it is said"))
        .takes(RunWanted.class)
        .answers(200, RunOutcome.class, "It has run, and succeeded")
        .answers(202, RunOutcome.class, "It is not over yet")
        .answers(500, RunOutcome.class, "It has run, and failed")
        .refuses(409, "Another run of the task is not over: runId says which")
        .by(this::run);
  }

  private Reply run(Request request) {
    String task = Answers.task(control, request);
    Optional<RunWanted> wanted = request.bodyIfAny(RunWanted.class);
    String settings =
        wanted
            .flatMap(RunWanted::settings)
            .filter(some -> !some.isEmpty())
            .map(Json::write)
            .orElse("");
    Answer answer =
        making.run(
            Answers.asking(request, wanted.flatMap(RunWanted::reason), Optional.empty()),
            request.caller().access(),
            task,
            settings,
            wanted.flatMap(RunWanted::dryRun).orElse(false));
    if (answer instanceof Answer.Accepted accepted) {
      return new Reply.Later(
          () -> over(accepted.run()),
          Duration.ofSeconds(request.number("wait").orElse(USUAL_WAIT)),
          () -> still(accepted.run()));
    }
    return Answers.reply(answer);
  }

  private Optional<RunSummary> summary(String run) {
    return control.runs().detail(run).map(RunDetail::summary);
  }

  private Optional<Reply.Whole> over(String run) {
    return summary(run).filter(RunSummary::isOver).map(RunNowRoute::outcome);
  }

  private static Reply.Whole outcome(RunSummary run) {
    RunBody body = RunBody.of(run);
    if (run.state() == Run.State.SUCCEEDED) {
      return Reply.json(200, new RunOutcome(true, run.id(), Optional.of(body), Optional.empty()));
    }
    String error = run.message().isEmpty() ? run.state().name() : run.message();
    return Reply.json(500, new RunOutcome(false, run.id(), Optional.of(body), Optional.of(error)));
  }

  private Reply.Whole still(String run) {
    return Reply.json(
            202, new RunOutcome(true, run, summary(run).map(RunBody::of), Optional.empty()))
        .with("Location", "../../runs/" + run);
  }
}
