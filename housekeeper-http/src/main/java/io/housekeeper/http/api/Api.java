package io.housekeeper.http.api;

import io.housekeeper.http.making.Making;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import java.util.ArrayList;
import java.util.List;

/** All ways in for programs. */
public final class Api {

  /** With which the paths of all begin, but for those of health and of cron services of old. */
  public static final String PREFIX = "/api/housekeeper";

  private Api() {}

  /** All of them. */
  public static List<Route> of(Control control, Making making) {
    List<Route> all = new ArrayList<>();
    new TaskRoutes(control).all().forEach(all::add);
    new TaskCommands(control).all().forEach(all::add);
    all.add(new RunNowRoute(control, making).route());
    new ScheduleRoutes(control).all().forEach(all::add);
    new RunRoutes(control).all().forEach(all::add);
    new NodeRoutes(control).all().forEach(all::add);
    new LocalRoutes(control).all().forEach(all::add);
    new MadeRoutes(control, making).all().forEach(all::add);
    new TokenRoutes(control).all().forEach(all::add);
    new HealthRoutes(control).all().forEach(all::add);
    new AliasRoutes(control).all().forEach(all::add);
    all.add(events());
    OpenApi document = new OpenApi(all);
    all.add(document.route());
    return all;
  }

  private static Route events() {
    return new Group("events", PREFIX)
        .get("/events", Access.VIEWER, "What happens, as it happens")
        .with(
            Parameter.text("after", "The id of what was heard last; Last-Event-ID says it as well"))
        .answers(200, "text/event-stream", "run and task; again, if something was missed")
        .by(
            request ->
                new Reply.News(request.header("last-event-id").or(() -> request.query("after"))));
  }
}
