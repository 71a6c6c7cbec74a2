package io.housekeeper.http.page;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.http.security.Keys;
import io.housekeeper.http.security.Throttle;
import io.housekeeper.runtime.control.Control;
import java.util.ArrayList;
import java.util.List;

/** All pages for people. */
public final class Pages {

  private static final int TASKS = 1_000;

  private static final Group PAGES = new Group("pages", "");

  private final Control control;

  private Pages(Control control) {
    this.control = control;
  }

  /**
   * All of them.
   *
   * @param isEncrypted whether this server speaks TLS itself
   */
  public static List<Route> of(Control control, Keys keys, Throttle throttle, boolean isEncrypted) {
    Pages pages = new Pages(control);
    List<Route> all = new ArrayList<>();
    new SignIn(control, keys, throttle, isEncrypted).all().forEach(all::add);
    all.add(Assets.route());
    all.add(redirect("/"));
    all.add(redirect("/admin"));
    all.add(
        PAGES
            .get("/admin/cron", Access.VIEWER, "All tasks")
            .answers(200, "text/html", "The page")
            .by(pages::overview));
    return all;
  }

  private static Route redirect(String from) {
    return PAGES
        .get(from, Access.ANYBODY, "Leads to the tasks")
        .answers(303, "text/html", "There")
        .by(request -> Reply.seeOther(request.base() + "/admin/cron"));
  }

  private Reply overview(Request request) {
    OverviewPage page =
        OverviewPage.of(control.nodes().health(), control.tasks().list("", "", TASKS));
    return Drawing.page(200, "overview", Drawing.frame("Tasks", request, "/admin/cron"), page);
  }
}
