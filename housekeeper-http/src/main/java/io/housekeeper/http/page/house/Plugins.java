package io.housekeeper.http.page.house;

import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.NodeQueries.PluginStatus;
import io.housekeeper.runtime.control.TaskTypeStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The page of plugins. */
public final class Plugins {

  private static final String PATH = "/admin/plugins";

  private static final Group PAGES = new Group("pages", PATH);

  /**
   * The plugins of living nodes.
   *
   * @param problems what is wrong on this node, a sentence each
   */
  public record Page(When now, List<String> problems, List<Row> rows) {}

  /**
   * A version of a plugin.
   *
   * @param id of the row
   * @param types that tasks can be made of on this node
   * @param isAlone whether there is no other version of it
   * @param isReloadable whether this node can load it anew from where it lies
   */
  public record Row(
      String id,
      PluginStatus plugin,
      List<TaskTypeStatus> types,
      boolean isAlone,
      boolean isReloadable) {}

  private final Control control;

  private Plugins(Control control) {
    this.control = control;
  }

  static Stream<Route> of(Control control) {
    Plugins plugins = new Plugins(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "Plugins, and what cannot be used")
            .answers(200, "text/html", "The page")
            .by(plugins::show),
        PAGES
            .post("/{plugin}/reload", Access.ADMIN, "Has this node load a plugin anew")
            .with(Parameter.text("plugin", "Its name"))
            .answers(303, "text/html", "Leads back to the plugins")
            .by(plugins::reload));
  }

  private Reply reload(Request request) {
    Commands commands = control.as(Asked.by(request, control.nodes().now()));
    return Drawing.done(request, commands.here().reload(request.path("plugin")), PATH);
  }

  private Reply show(Request request) {
    Instant now = control.nodes().now();
    List<TaskTypeStatus> types = control.nodes().types();
    List<PluginStatus> all = control.nodes().plugins();
    Page page =
        new Page(
            When.utc(now, now),
            control.nodes().health().problems(),
            all.stream().map(one -> row(one, all, types)).toList());
    return Drawing.page(200, "plugins", Frame.of("Plugins", request, PATH), page);
  }

  private Row row(PluginStatus one, List<PluginStatus> all, List<TaskTypeStatus> types) {
    return new Row(
        Ids.of("plugin", one.plugin() + " " + one.version()),
        one,
        types.stream().filter(type -> type.plugin().equals(one.plugin())).toList(),
        all.stream().filter(other -> other.plugin().equals(one.plugin())).count() == 1,
        control.nodes().isReloadable(one.plugin()));
  }
}
