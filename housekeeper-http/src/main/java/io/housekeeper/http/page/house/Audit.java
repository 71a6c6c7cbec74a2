package io.housekeeper.http.page.house;

import io.housekeeper.http.page.frame.Address;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Control;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of what was changed. */
public final class Audit {

  private static final String PATH = "/admin/audit";

  /** So many are on a page. */
  private static final int MOST = 50;

  private static final Group PAGES = new Group("pages", PATH);

  /**
   * What was changed, newest first.
   *
   * @param task only of this one; of anything if empty
   * @param path of this page
   * @param isNewest whether nothing newer was left out
   * @param older the address of the page that follows, if one does
   */
  public record Page(
      When now,
      String task,
      String path,
      boolean isNewest,
      List<Row> rows,
      Optional<String> older) {}

  /** Something that was changed. */
  public record Row(ChangeMade change, When at, Optional<When> until) {

    /** Where it is told what became of the task. */
    public String task() {
      return change.task().orElse("");
    }
  }

  private final Control control;

  private Audit(Control control) {
    this.control = control;
  }

  static Stream<Route> of(Control control) {
    Audit audit = new Audit(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "What was changed, by whom and why")
            .with(
                Parameter.text("task", "Only of this task"),
                Parameter.number("below", 1, Long.MAX_VALUE, "Only older ones than this"))
            .answers(200, "text/html", "The page")
            .by(audit::show));
  }

  private Reply show(Request request) {
    Instant now = control.nodes().now();
    Optional<String> task = request.query("task");
    Optional<String> below = request.query("below");
    List<ChangeMade> found = control.audit(task, below, MOST + 1);
    List<ChangeMade> shown = found.stream().limit(MOST).toList();
    Page page =
        new Page(
            When.utc(now, now),
            task.orElse(""),
            path(task, below),
            below.isEmpty(),
            shown.stream().map(change -> row(change, now)).toList(),
            found.size() > MOST
                ? Optional.of(path(task, Optional.of(shown.get(MOST - 1).id())))
                : Optional.empty());
    return Drawing.page(200, "audit", Frame.of("Audit", request, PATH), page);
  }

  private static Row row(ChangeMade change, Instant now) {
    return new Row(
        change,
        When.utc(change.by().at(), now),
        change.by().until().map(until -> When.utc(until, now)));
  }

  private static String path(Optional<String> task, Optional<String> below) {
    return new Address(PATH).with("task", task).with("below", below).text();
  }
}
