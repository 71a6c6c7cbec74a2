package io.housekeeper.http.page.timeline;

import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Control;
import java.util.stream.Stream;

/** The page of what was and what is to come. */
public final class Timeline {

  private static final String PATH = "/admin/timeline";

  private static final Group PAGES = new Group("pages", PATH);

  private final TimelineGathering gathering;

  private Timeline(Control control) {
    this.gathering = new TimelineGathering(control, new KeptLoad(control));
  }

  /** Its way in. */
  public static Stream<Route> of(Control control) {
    Timeline timeline = new Timeline(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "What was and what is to come, all tasks side by side")
            .with(TimelineQuery.parameters())
            .answers(200, "text/html", "The page")
            .by(timeline::show));
  }

  private Reply show(Request request) {
    TimelinePage page = gathering.page(TimelineQuery.of(request));
    return Drawing.page(200, "timeline", Frame.of("Timeline", request, PATH), page);
  }
}
