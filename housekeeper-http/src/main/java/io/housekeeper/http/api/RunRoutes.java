package io.housekeeper.http.api;

import io.housekeeper.api.Run;
import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.LogBody;
import io.housekeeper.http.api.body.Requests.FailedSince;
import io.housekeeper.http.api.body.Requests.Why;
import io.housekeeper.http.api.body.RunBody;
import io.housekeeper.http.api.body.RunDetailBody;
import io.housekeeper.http.api.body.RunList;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Answer;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunPage;
import io.housekeeper.runtime.control.RunQuery;
import io.housekeeper.runtime.control.RunQuery.Narrow;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to know of runs, and what may be done with them. */
final class RunRoutes {

  private static final int USUAL = 50;
  private static final int LOG_PIECES = 32;
  private static final long LONGEST_WAIT = 60;

  /** What a run has logged is written beside its end, and no later than so long after it. */
  private static final Duration WRITTEN = Duration.ofSeconds(3);

  private static final Group RUNS = new Group("runs", Api.PREFIX + "/runs");

  private final Control control;

  RunRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        RUNS.get("", Access.VIEWER, "Lists runs, newest first")
            .with(
                Parameter.text("task", "Only of this task"),
                Params.STATES,
                Params.TRIGGERS,
                Parameter.text("node", "Only those that this node executed"),
                Parameter.time("from", "Only those that began, or were due, then or later"),
                Parameter.time("to", "Only those that began, or were due, before then"),
                Parameter.text("containing", "Only with this in the message, whatever its case"),
                Params.BELOW,
                Params.LIMIT)
            .answers(200, RunList.class, "Some runs")
            .by(this::list),
        RUNS.get("/{run}", Access.VIEWER, "All that is to be known of a run")
            .with(Params.RUN)
            .answers(200, RunDetailBody.class, "The run")
            .by(request -> Reply.json(RunDetailBody.of(run(request)))),
        RUNS.get("/{run}/log", Access.VIEWER, "What a run has logged")
            .with(
                Params.RUN,
                Parameter.number("from", 0, Integer.MAX_VALUE, "The first piece, from next"),
                Parameter.text("containing", "Only lines that contain this, whatever its case"),
                Parameter.number("wait", 0, LONGEST_WAIT, "Seconds to wait for more"))
            .answers(200, LogBody.class, "Some of it")
            .by(this::log),
        RUNS.post("/retry-failed", Access.OPERATOR, "Tries the last run of tasks that fail again")
            .takes(FailedSince.class)
            .refuses(404, "There is no such task")
            .answers(200, Done.class, "Says how many")
            .by(this::retryFailed),
        command("/cancel", "Ends a run")
            .answers(200, Done.class, "It is asked for")
            .by(request -> command(request, Commands::cancel)),
        command("/retry", "Tries a run that is over again, as a new one like it")
            .answers(202, Done.class, "It is asked for")
            .refuses(409, "Another run of the task is not over: runId says which")
            .by(request -> command(request, Commands::retry)));
  }

  private static Route.Draft command(String path, String summary) {
    return RUNS.post("/{run}" + path, Access.OPERATOR, summary).with(Params.RUN).takes(Why.class);
  }

  private Reply command(Request request, BiFunction<Commands, String, Answer> command) {
    Asking asking = Answers.once(request);
    return Answers.reply(command.apply(control.as(asking), run(request).summary().id()));
  }

  private RunDetail run(Request request) {
    return control
        .runs()
        .detail(request.path("run"))
        .orElseThrow(() -> Problem.unknown("run " + request.path("run")));
  }

  private Reply list(Request request) {
    Set<Run.State> states =
        request.words("state").stream().map(Run.State::valueOf).collect(Collectors.toSet());
    RunQuery query =
        new RunQuery(
            request.query("task"),
            states,
            narrow(request),
            request.query("below"),
            (int) request.number("limit").orElse(USUAL));
    RunPage page = control.runs().search(query);
    return Reply.json(new RunList(page.runs().stream().map(RunBody::of).toList(), page.next()));
  }

  private static Narrow narrow(Request request) {
    Set<Run.Trigger> triggers =
        request.words("trigger").stream().map(Run.Trigger::valueOf).collect(Collectors.toSet());
    return new Narrow(
        triggers,
        request.query("node"),
        request.time("from"),
        request.time("to"),
        request.query("containing").orElse(""));
  }

  private Reply retryFailed(Request request) {
    FailedSince wanted = request.body(FailedSince.class);
    wanted
        .task()
        .filter(task -> !control.tasks().isKnown(task))
        .ifPresent(
            task -> {
              throw Answers.unknown(task);
            });
    return Answers.reply(
        Answers.as(control, request, wanted.reason()).retryFailed(wanted.task(), wanted.since()));
  }

  private Reply log(Request request) {
    RunSummary run = run(request).summary();
    int from = (int) request.number("from").orElse(0);
    String containing = request.query("containing").orElse("");
    return new Reply.Later(
        () ->
            Optional.of(piece(run.id(), from, containing))
                .filter(log -> log.isNews(from))
                .map(Reply::json),
        Duration.ofSeconds(request.number("wait").orElse(0)),
        () -> Reply.json(piece(run.id(), from, containing)));
  }

  private LogBody piece(String run, int from, String containing) {
    // In this order: what was written by then is read.
    Instant before = control.nodes().now().minus(WRITTEN);
    boolean over =
        control
            .runs()
            .detail(run)
            .flatMap(it -> it.summary().times().endedAt())
            .filter(before::isAfter)
            .isPresent();
    return LogBody.of(control.runs().log(run, from, LOG_PIECES), from, over, containing);
  }
}
