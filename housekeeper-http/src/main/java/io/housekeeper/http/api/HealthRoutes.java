package io.housekeeper.http.api;

import io.housekeeper.http.api.body.HealthBody;
import io.housekeeper.http.api.body.TaskBody;
import io.housekeeper.http.api.body.UpBody;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.NodeQueries.Health;
import java.util.List;
import java.util.stream.Stream;

/** Whether the node is there, and whether it is well. */
final class HealthRoutes {

  private static final int TASKS = 1_000;

  private static final Group HEALTH = new Group("health", "/health");

  private final Control control;

  HealthRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        HEALTH
            .get("/live", Access.ANYBODY, "Whether the process is there")
            .underAnyName()
            .answers(200, UpBody.class, "It is")
            .by(request -> Reply.json(new UpBody("up"))),
        HEALTH
            .get("/ready", Access.ANYBODY, "Whether the node takes its share of what is due")
            .underAnyName()
            .answers(200, UpBody.class, "It does")
            .answers(503, UpBody.class, "It does not")
            .by(this::ready),
        HEALTH
            .get("", Access.VIEWER, "How the node is doing, with its tasks")
            .answers(200, HealthBody.class, "Its problems, and up to a thousand tasks")
            .by(this::health));
  }

  private Reply ready(Request request) {
    return control.nodes().health().ready()
        ? Reply.json(new UpBody("up"))
        : Reply.json(503, new UpBody("down"));
  }

  private Reply health(Request request) {
    Health health = control.nodes().health();
    List<TaskBody> tasks = control.tasks().list("", "", TASKS).stream().map(TaskBody::of).toList();
    return Reply.json(
        new HealthBody(
            health.ready() ? "ok" : "unready", health.ready(), health.problems(), tasks));
  }
}
