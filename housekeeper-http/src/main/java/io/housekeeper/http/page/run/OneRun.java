package io.housekeeper.http.page.run;

import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.page.run.OneRunPage.Beside;
import io.housekeeper.http.page.run.OneRunPage.Marks;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a run, its log, and what is done with it. */
final class OneRun {

  private static final Parameter RUN = Parameter.number("run", 1, Long.MAX_VALUE, "Its id");
  private static final Parameter CONTAINING =
      Parameter.text("containing", "Only lines of the log that contain this, whatever its case");

  private final Control control;
  private final Optional<String> traceLink;

  /**
   * @param traceLink where a trace is looked at, with {@code {trace}} for its id
   */
  OneRun(Control control, Optional<String> traceLink) {
    this.control = control;
    this.traceLink = traceLink;
  }

  Stream<Route> all() {
    return Stream.of(
        Runs.PAGES
            .get("/{run}", Access.VIEWER, "All of a run")
            .with(RUN, CONTAINING)
            .answers(200, "text/html", "The page")
            .by(this::show),
        Runs.PAGES
            .get("/{run}/follow", Access.VIEWER, "What a run has logged since")
            .with(RUN, CONTAINING)
            .with(Parameter.number("from", 0, Integer.MAX_VALUE, "The first piece of it"))
            .answers(200, "text/html", "It, and where to ask for more if there may be")
            .by(this::follow),
        Runs.PAGES
            .get("/{run}/log", Access.VIEWER, "The whole log of a run, as a file")
            .with(RUN)
            .answers(200, "text/plain", "The file")
            .by(this::log),
        Runs.PAGES
            .post("/{run}/cancel", Access.OPERATOR, "Ends a run")
            .with(RUN)
            .answers(303, "text/html", "Leads back to it")
            .by(this::cancel),
        Runs.PAGES
            .post("/{run}/retry", Access.OPERATOR, "Tries a run again")
            .with(RUN)
            .answers(303, "text/html", "Leads to the new one")
            .by(this::retry));
  }

  private RunDetail run(Request request) {
    return control
        .runs()
        .detail(request.path("run"))
        .orElseThrow(() -> Problem.unknown("run " + request.path("run")));
  }

  private Reply show(Request request) {
    RunDetail run = run(request);
    String title = "Run %s of %s".formatted(run.summary().id(), run.summary().task());
    Frame frame = Frame.of(title, request, path(run.summary().id()));
    return Drawing.page(
        200, "run", frame, page(run, request, 0, new Neighbours(control).of(run.summary())));
  }

  private static String path(String run) {
    return Runs.PATH + "/" + run;
  }

  private OneRunPage page(RunDetail run, Request request, int from, Beside beside) {
    Instant now = control.nodes().now();
    ZoneId zone = Runs.zone(control, Optional.of(run.summary().task()));
    RunSummary.Times times = run.summary().times();
    Marks marks =
        new Marks(
            run.summary().source().fire().map(at -> new When(at, zone, now)),
            run.origins().after().map(at -> new When(at, zone, now)),
            times.startedAt().map(at -> new When(at, zone, now)),
            times.endedAt().map(at -> new When(at, zone, now)));
    return new OneRunPage(
        When.utc(now, now),
        run,
        marks,
        Attempts.of(run, zone, now),
        RunLog.of(control, run.summary().id(), from, request.query("containing").orElse("")),
        beside,
        run.cost()
            .trace()
            .filter(RunDetail.Trace::sampled)
            .flatMap(trace -> traceLink.map(link -> link.replace("{trace}", trace.id()))),
        Asked.once());
  }

  private Reply follow(Request request) {
    RunDetail run = run(request);
    int from = (int) request.number("from").orElse(0);
    Frame frame = Frame.part(request, path(run.summary().id()));
    // It is asked for every two seconds, and does not show them.
    return Drawing.page(200, "runFollow", frame, page(run, request, from, Beside.NOT_ASKED));
  }

  private Reply log(Request request) {
    String run = run(request).summary().id();
    return Reply.text(200, "text/plain; charset=utf-8", RunLog.whole(control, run))
        .with("Content-Disposition", "attachment; filename=\"run-%s.log\"".formatted(run));
  }

  private Commands commands(Request request) {
    return control.as(Asked.by(request, control.nodes().now()));
  }

  private Reply cancel(Request request) {
    String run = run(request).summary().id();
    return Drawing.done(request, commands(request).cancel(run), path(run));
  }

  private Reply retry(Request request) {
    String run = run(request).summary().id();
    return Runs.started(request, commands(request).retry(run), path(run));
  }
}
