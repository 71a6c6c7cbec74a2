package io.housekeeper.http.page.house;

import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ListenerOutcome;
import io.housekeeper.runtime.control.NodeQueries.ListenerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The page of those who are told what happens. */
public final class Listeners {

  private static final String PATH = "/admin/listeners";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Group PAGES = new Group("pages", PATH);

  /** The listeners of this node. */
  public record Page(When now, List<Row> rows) {}

  /**
   * A listener.
   *
   * @param id of the row
   */
  public record Row(String id, ListenerStatus listener) {

    public String tone() {
      return listener.dropped() > 0 || listener.failed() > 0 ? "bad" : "good";
    }

    /** How it is doing, in a few words. */
    public String words() {
      if (listener.dropped() > 0) {
        return "too slow";
      }
      return listener.failed() > 0 ? "has failed" : "fine";
    }
  }

  private final Control control;

  private Listeners(Control control) {
    this.control = control;
  }

  static Stream<Route> of(Control control) {
    Listeners listeners = new Listeners(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "The listeners of this node")
            .answers(200, "text/html", "The page")
            .by(listeners::show),
        PAGES
            .post(
                "/{listener}/test", Access.ADMIN, "Tells a listener of a run that there never was")
            .with(Parameter.text("listener", "Its name"))
            .answers(303, "text/html", "Leads back to the listeners")
            .by(listeners::tryOut));
  }

  private Reply tryOut(Request request) {
    String name = request.path("listener");
    CompletableFuture<ListenerOutcome> told;
    try {
      told = control.as(Asked.by(request, control.nodes().now())).here().test(name);
    } catch (IllegalArgumentException unknown) {
      throw Problem.of(404, String.valueOf(unknown.getMessage()));
    }
    return new Reply.Later(
        () -> told.isDone() ? Optional.of(said(request, name, told.join())) : Optional.empty(),
        PATIENCE,
        () -> said(request, "'%s' has not answered within 10 s".formatted(name)));
  }

  private static Reply.Whole said(Request request, String name, ListenerOutcome outcome) {
    return switch (outcome) {
      case ListenerOutcome.Told told -> said(request, "'%s' was told".formatted(name));
      case ListenerOutcome.Failed failed ->
          said(request, "'%s' has failed: %s".formatted(name, failed.what()));
      case ListenerOutcome.Dropped dropped ->
          said(request, "'%s' is too slow: there was no room for one more".formatted(name));
    };
  }

  private static Reply.Whole said(Request request, String sentence) {
    return Drawing.said(request, sentence, PATH);
  }

  private Reply show(Request request) {
    Instant now = control.nodes().now();
    Page page =
        new Page(
            When.utc(now, now),
            control.nodes().listeners().stream()
                .map(one -> new Row(Ids.of("listener", one.name()), one))
                .toList());
    return Drawing.page(200, "listeners", Frame.of("Listeners", request, PATH), page);
  }
}
