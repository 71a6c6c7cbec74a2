package io.housekeeper.http.api;

import io.housekeeper.http.api.body.Done;
import io.housekeeper.http.api.body.MadeShapes.MadeList;
import io.housekeeper.http.api.body.MadeShapes.MadeWanted;
import io.housekeeper.http.api.body.MadeShapes.TypeList;
import io.housekeeper.http.making.Making;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Json;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tasks that are made of types while nodes run, and the types that they are made of. */
final class MadeRoutes {

  private static final Group MADE = new Group("made", Api.PREFIX + "/made");

  private final Control control;
  private final Making making;

  MadeRoutes(Control control, Making making) {
    this.control = control;
    this.making = making;
  }

  Stream<Route> all() {
    return Stream.of(
        new Group("made", Api.PREFIX)
            .get("/types", Access.VIEWER, "Lists the types of tasks, with what each can be told")
            .answers(200, TypeList.class, "Those of this node")
            .by(
                request ->
                    Reply.json(TypeList.of(control.nodes().types(), making.allowance().types()))),
        MADE.get("", Access.VIEWER, "Lists the tasks that were made while nodes ran")
            .answers(200, MadeList.class, "All of them")
            .by(request -> Reply.json(MadeList.of(control.tasks().made()))),
        MADE.put("/{task}", Access.ADMIN, "Makes a task of a type, or makes it otherwise")
            .with(Params.TASK)
            .takes(MadeWanted.class)
            .answers(200, Done.class, "It is there on all nodes within seconds")
            .by(this::make),
        MADE.delete("/{task}", Access.ADMIN, "Takes back what was made")
            .with(Params.TASK, Params.REASON)
            .answers(200, Done.class, "It is gone, or as its file says")
            .by(this::unmake));
  }

  private Reply make(Request request) {
    MadeWanted wanted = request.body(MadeWanted.class);
    Map<String, String> values = new TreeMap<>();
    wanted
        .values()
        .orElse(Map.of())
        .forEach((field, value) -> values.put(field, Json.write(value)));
    return Answers.reply(
        making.make(
            Answers.asking(request, wanted.reason(), Optional.empty()),
            request.path("task"),
            wanted.type(),
            Json.write(wanted.settings().orElse(Map.of())),
            values));
  }

  private Reply unmake(Request request) {
    return Answers.reply(control.as(Answers.takingBack(request)).unmake(request.path("task")));
  }
}
