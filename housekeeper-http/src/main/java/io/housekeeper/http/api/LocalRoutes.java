package io.housekeeper.http.api;

import io.housekeeper.http.api.body.ConfigurationBody;
import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.NodeShapes.ListenerTest;
import io.housekeeper.http.api.body.Requests.Why;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ListenerOutcome;
import io.housekeeper.runtime.control.LocalCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What the node that is asked does and knows, and no other. */
final class LocalRoutes {

  /** What a listener writes to may be far away. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Parameter PLUGIN = Parameter.text("plugin", "The name of a plugin");
  private static final Parameter LISTENER = Parameter.text("listener", "The name of a listener");

  private static final Group REST = new Group("nodes", Api.PREFIX);

  private final Control control;

  LocalRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        REST.get(
                "/configuration",
                Access.ADMIN,
                "What the configuration tells this node, without secrets")
            .answers(200, ConfigurationBody.class, "By the paths of its values")
            .by(request -> Reply.json(ConfigurationBody.of(control.nodes().configuration()))),
        REST.post(
                "/plugins/{plugin}/reload",
                Access.ADMIN,
                "Loads a plugin of this node anew from where it lies")
            .with(PLUGIN)
            .takes(Why.class)
            .answers(200, Done.class, "It runs in place of what was loaded before")
            .by(this::reload),
        REST.post(
                "/listeners/{listener}/test",
                Access.ADMIN,
                "Tells a listener of this node of a run that there never was, marked as a test")
            .with(LISTENER)
            .takes(Why.class)
            .answers(200, ListenerTest.class, "What came of it")
            .answers(202, ListenerTest.class, "It has not come to that yet")
            .by(this::test));
  }

  private LocalCommands commands(Request request) {
    return control.as(Answers.once(request)).here();
  }

  private Reply reload(Request request) {
    String plugin = request.path("plugin");
    if (!control.nodes().isReloadable(plugin)) {
      throw Problem.unknown("plugin '%s' in a folder of plugins of this node".formatted(plugin));
    }
    return Answers.reply(commands(request).reload(plugin));
  }

  private Reply test(Request request) {
    String listener = request.path("listener");
    if (control.nodes().listeners().stream().noneMatch(one -> one.name().equals(listener))) {
      throw Problem.unknown("listener '%s' of this node".formatted(listener));
    }
    CompletableFuture<ListenerOutcome> outcome;
    try {
      outcome = commands(request).test(listener);
    } catch (IllegalArgumentException misfit) {
      throw Problem.of(422, String.valueOf(misfit.getMessage()));
    }
    return new Reply.Later(
        () -> Optional.ofNullable(outcome.getNow(null)).map(it -> answer(listener, it)),
        PATIENCE,
        () -> Reply.json(202, ListenerTest.waiting(listener, PATIENCE)));
  }

  private static Reply.Whole answer(String listener, ListenerOutcome outcome) {
    return Reply.json(ListenerTest.of(listener, outcome));
  }
}
