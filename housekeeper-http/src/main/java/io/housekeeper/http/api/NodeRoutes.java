package io.housekeeper.http.api;

import io.housekeeper.http.api.body.AttentionList;
import io.housekeeper.http.api.body.ChangeBody;
import io.housekeeper.http.api.body.ChangeList;
import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.ForecastBody;
import io.housekeeper.http.api.body.NodeShapes.ListenerList;
import io.housekeeper.http.api.body.NodeShapes.NodeList;
import io.housekeeper.http.api.body.NodeShapes.PluginList;
import io.housekeeper.http.api.body.NodeShapes.SettingList;
import io.housekeeper.http.api.body.Requests.OlderThan;
import io.housekeeper.http.api.body.Requests.Reason;
import io.housekeeper.http.api.body.Requests.Value;
import io.housekeeper.http.api.body.Requests.Why;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Asking;
import io.housekeeper.runtime.control.Control;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes, what they have, and what concerns all tasks. */
final class NodeRoutes {

  private static final int USUAL = 100;

  private static final Parameter SETTING =
      Parameter.text("setting", "max-concurrent-runs, retention or another of them");

  private static final Group NODES = new Group("nodes", Api.PREFIX + "/nodes");
  private static final Group REST = new Group("nodes", Api.PREFIX);
  private static final Group EVERYTHING = new Group("control", Api.PREFIX + "/control");

  private final Control control;

  NodeRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.concat(questions(), commands());
  }

  private Stream<Route> questions() {
    return Stream.of(
        NODES
            .get("", Access.VIEWER, "Lists the living nodes")
            .answers(200, NodeList.class, "All of them")
            .by(request -> Reply.json(NodeList.of(control.nodes().list()))),
        NODES
            .get("/{node}/settings", Access.VIEWER, "What is set for a node while it runs")
            .with(Params.NODE)
            .answers(
                200, SettingList.class, "For all nodes first: the later goes before the earlier")
            .by(
                request ->
                    Reply.json(SettingList.of(control.nodes().settings(request.path("node"))))),
        REST.get("/plugins", Access.VIEWER, "Lists the plugins that living nodes have")
            .answers(200, PluginList.class, "All of them")
            .by(
                request ->
                    Reply.json(
                        PluginList.of(
                            control.nodes().plugins(), control.nodes().health().problems()))),
        REST.get("/listeners", Access.VIEWER, "Lists the listeners of this node")
            .answers(200, ListenerList.class, "All of them")
            .by(request -> Reply.json(ListenerList.of(control.nodes().listeners()))),
        REST.get("/attention", Access.VIEWER, "Which tasks somebody should look at")
            .answers(200, AttentionList.class, "The most urgent first")
            .by(request -> Reply.json(AttentionList.of(control.attention()))),
        REST.get("/audit", Access.VIEWER, "What was changed, by whom and why")
            .with(Parameter.text("task", "Only of this task"), Params.BELOW, Params.LIMIT)
            .answers(200, ChangeList.class, "Newest first")
            .by(this::audit),
        REST.get("/forecast", Access.VIEWER, "How many fires there will be in the next 24 hours")
            .answers(200, ForecastBody.class, "By the minute")
            .by(request -> Reply.json(ForecastBody.of(control.nodes().forecast()))));
  }

  private Reply audit(Request request) {
    int limit = (int) request.number("limit").orElse(USUAL);
    List<ChangeBody> page =
        control.audit(request.query("task"), request.query("below"), limit).stream()
            .map(ChangeBody::of)
            .toList();
    return Reply.json(ChangeList.of(page, limit));
  }

  private Stream<Route> commands() {
    return Stream.of(
        node("/drain", "A node starts nothing any more, and others do")
            .takes(Reason.class)
            .by(request -> drain(request, Answers.lasting(request), true)),
        node("/undrain", "A node takes its share again")
            .takes(Why.class)
            .by(request -> drain(request, Answers.once(request), false)),
        NODES
            .put("/{node}/settings/{setting}", Access.ADMIN, "Changes something of a node")
            .with(Params.NODE, SETTING)
            .takes(Value.class)
            .answers(200, Done.class, "It holds while the node runs, and after its next start")
            .by(request -> set(request, Optional.of(known(request)))),
        NODES
            .delete("/{node}/settings/{setting}", Access.ADMIN, "Takes that back")
            .with(Params.NODE, SETTING, Params.REASON)
            .answers(200, Done.class, "It is as it was at the start")
            .by(request -> unset(request, Optional.of(request.path("node")))),
        EVERYTHING
            .put("/settings/{setting}", Access.ADMIN, "Changes something of all nodes")
            .with(SETTING)
            .takes(Value.class)
            .answers(200, Done.class, "It holds on all of them")
            .by(request -> set(request, Optional.empty())),
        EVERYTHING
            .delete("/settings/{setting}", Access.ADMIN, "Takes that back")
            .with(SETTING, Params.REASON)
            .answers(200, Done.class, "It is as it was at the start")
            .by(request -> unset(request, Optional.empty())),
        everything("/pause", "Pauses everything")
            .takes(Reason.class)
            .by(request -> Answers.reply(control.as(Answers.lasting(request)).pauseEverything())),
        everything("/resume", "Takes that back")
            .takes(Why.class)
            .by(request -> Answers.reply(control.as(Answers.once(request)).resumeEverything())),
        EVERYTHING
            .post("/cleanup", Access.ADMIN, "Forgets old runs now")
            .takes(OlderThan.class)
            .answers(200, Done.class, "They are gone, but for the newest of each task")
            .by(this::cleanup));
  }

  private Reply cleanup(Request request) {
    OlderThan wanted = request.body(OlderThan.class);
    return Answers.reply(
        Answers.as(control, request, wanted.reason()).cleanupOldExecutions(wanted.age()));
  }

  private static Route.Draft node(String path, String summary) {
    return NODES
        .post("/{node}" + path, Access.OPERATOR, summary)
        .with(Params.NODE)
        .answers(200, Done.class, "It does so within two seconds");
  }

  private static Route.Draft everything(String path, String summary) {
    return EVERYTHING
        .post(path, Access.OPERATOR, summary)
        .answers(200, Done.class, "It is so on all nodes within two seconds");
  }

  private Reply drain(Request request, Asking asking, boolean drains) {
    return Answers.reply(control.as(asking).drain(known(request), drains));
  }

  private String known(Request request) {
    String node = request.path("node");
    if (control.nodes().list().stream().noneMatch(one -> one.name().equals(node))) {
      throw Problem.unknown("living node '%s'".formatted(node));
    }
    return node;
  }

  private Reply set(Request request, Optional<String> node) {
    Value value = request.body(Value.class);
    return Answers.reply(
        control
            .as(Answers.asking(request, value.reason(), value.until()))
            .set(node, request.path("setting"), value.value().toString()));
  }

  private Reply unset(Request request, Optional<String> node) {
    return Answers.reply(
        control.as(Answers.takingBack(request)).unset(node, request.path("setting")));
  }
}
