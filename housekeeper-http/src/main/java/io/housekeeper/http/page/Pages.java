package io.housekeeper.http.page;

import io.housekeeper.http.making.Making;
import io.housekeeper.http.page.frame.Assets;
import io.housekeeper.http.page.house.House;
import io.housekeeper.http.page.made.MadePages;
import io.housekeeper.http.page.overview.Overview;
import io.housekeeper.http.page.run.Runs;
import io.housekeeper.http.page.task.TaskPages;
import io.housekeeper.http.page.timeline.Timeline;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.Keys;
import io.housekeeper.http.security.Throttle;
import io.housekeeper.http.settings.HttpSettings;
import io.housekeeper.runtime.control.Control;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All pages for people. */
public final class Pages {

  private static final Group PAGES = new Group("pages", "");

  private Pages() {}

  /**
   * What the server was told of its pages.
   *
   * @param isEncrypted whether it speaks TLS itself
   * @param traceLink where a trace is looked at, with {@code {trace}} for its id
   */
  public record Terms(boolean isEncrypted, Optional<String> traceLink) {

    public static Terms of(HttpSettings settings) {
      return new Terms(settings.tls().certificate().isPresent(), settings.traceLink());
    }
  }

  /**
   * All of them.
   *
   * @param terms what the server was told of them
   */
  public static List<Route> of(
      Control control, Making making, Keys keys, Throttle throttle, Terms terms) {
    return Stream.of(
            new SignIn(control, keys, throttle, terms.isEncrypted()).all(),
            Stream.of(Assets.route(), redirect("/"), redirect("/admin")),
            Overview.of(control),
            TaskPages.of(control, making),
            Runs.of(control, terms.traceLink()),
            Timeline.of(control),
            House.of(control),
            MadePages.of(control, making))
        .flatMap(routes -> routes)
        .toList();
  }

  private static Route redirect(String from) {
    return PAGES
        .get(from, Access.ANYBODY, "Leads to the tasks")
        .answers(303, "text/html", "There")
        .by(request -> Reply.seeOther(request.base() + "/admin/cron"));
  }
}
