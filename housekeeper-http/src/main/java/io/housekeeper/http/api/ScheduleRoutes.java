package io.housekeeper.http.api;

import io.housekeeper.http.api.body.ScheduleShapes.PreviewBody;
import io.housekeeper.http.api.body.ScheduleShapes.PreviewWanted;
import io.housekeeper.http.api.body.ScheduleShapes.ScheduleBody;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ScheduleQuery;
import io.housekeeper.runtime.control.ScheduleReading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What schedules mean, before anybody uses them. */
final class ScheduleRoutes {

  private static final Group SCHEDULES = new Group("schedules", Api.PREFIX + "/schedules");

  private final Control control;

  ScheduleRoutes(Control control) {
    this.control = control;
  }

  Stream<Route> all() {
    return Stream.of(
        SCHEDULES
            .get("/next", Access.VIEWER, "What a text means as a schedule, and when it is due")
            .with(
                Parameter.text("schedule", "The text, such as 30 2 * * * or every 5m"),
                Parameter.text("task", "The name of the task, which decides what H is"),
                Parameter.text("zone", "Such as Europe/Berlin; that of the service unless said"),
                Parameter.time("from", "Fires after this time; now unless it is said"),
                Parameter.number("count", 1, 1_000, "How many fires; 10 unless it is said"))
            .answers(200, ScheduleBody.class, "It is a schedule")
            .refuses(422, "It is none; position says where it goes wrong")
            .by(this::next),
        new Group("tasks", Api.PREFIX + "/tasks/{task}/overrides")
            .post("/preview", Access.OPERATOR, "What overriding values would come to")
            .with(Params.TASK)
            .takes(PreviewWanted.class)
            .answers(200, PreviewBody.class, "Nothing is changed")
            .by(this::preview));
  }

  private Reply next(Request request) {
    ScheduleQuery query = ScheduleQuery.of(request.query("schedule").orElse(""));
    Optional<String> task = request.query("task");
    Optional<String> zone = request.query("zone");
    Optional<Instant> from = request.time("from");
    OptionalLong count = request.number("count");
    query = task.isPresent() ? query.forTask(task.get()) : query;
    query = zone.isPresent() ? query.in(zone.get()) : query;
    query = from.isPresent() ? query.after(from.get()) : query;
    query = count.isPresent() ? query.first((int) count.getAsLong()) : query;
    return switch (control.schedules().next(query)) {
      case ScheduleReading.Understood read -> Reply.json(ScheduleBody.of(read.meaning()));
      case ScheduleReading.Refused refused -> throw problem(refused);
    };
  }

  private static Problem problem(ScheduleReading.Refused refused) {
    Problem problem = Problem.of(422, refused.sentence());
    return refused.position().isPresent()
        ? problem.with("position", refused.position().getAsInt())
        : problem;
  }

  private Reply preview(Request request) {
    String task = request.path("task");
    Map<String, String> values = new TreeMap<>();
    request
        .body(PreviewWanted.class)
        .values()
        .forEach(
            (field, value) -> values.put(TaskCommands.allowed(field, request), Json.write(value)));
    return control
        .preview(task, values)
        .map(preview -> Reply.json(PreviewBody.of(preview)))
        .orElseThrow(() -> Answers.unknown(task));
  }
}
