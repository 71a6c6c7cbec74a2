package io.housekeeper.http.page.house;

import io.housekeeper.http.page.form.Lengths;
import io.housekeeper.http.page.frame.Asked;
import io.housekeeper.http.page.frame.Drawing;
import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.Frame;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Group;
import io.housekeeper.http.route.Problem;
import io.housekeeper.http.route.Reply;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.route.Route;
import io.housekeeper.runtime.control.ChangeMade;
import io.housekeeper.runtime.control.Commands;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.NodeQueries.NodeStatus;
import io.housekeeper.runtime.control.NodeQueries.SettingInPlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of nodes, where they are drained, and set while they run. */
public final class Nodes {

  private static final String PATH = "/admin/nodes";
  private static final String DRAINED = "drained";

  private static final Group PAGES = new Group("pages", PATH);

  /**
   * The living nodes.
   *
   * @param set what somebody has set for them
   * @param typed into the form of settings, if it was refused
   */
  public record Page(When now, List<Row> rows, List<InPlace> set, Filled typed) {

    public List<NodeSetting> settings() {
      return NodeSetting.all();
    }
  }

  /**
   * A living node.
   *
   * @param id of the row
   * @param drained who wants that it starts nothing, if somebody does
   */
  public record Row(String id, NodeStatus node, When since, Optional<Wish> drained) {}

  /** Who wants something, since when, until when, and why. */
  public record Wish(String who, String why, When since, Optional<When> until) {

    static Wish of(ChangeMade.By by, Instant now) {
      return new Wish(
          by.who(), by.why(), When.utc(by.at(), now), by.until().map(at -> When.utc(at, now)));
    }
  }

  /**
   * Something that is set.
   *
   * @param node for which; empty for all
   * @param value as people write it
   */
  public record InPlace(String setting, String node, String value, Wish wish) {}

  private final Control control;

  private Nodes(Control control) {
    this.control = control;
  }

  static Stream<Route> of(Control control) {
    Nodes nodes = new Nodes(control);
    return Stream.of(
        PAGES
            .get("", Access.VIEWER, "The living nodes")
            .answers(200, "text/html", "The page")
            .by(request -> nodes.show(request, Filled.NOTHING)),
        PAGES
            .post("/drain", Access.OPERATOR, "Drains a node, or takes that back")
            .answers(303, "text/html", "Leads back to the nodes")
            .by(nodes::drain),
        PAGES
            .post("/settings", Access.ADMIN, "Sets something of nodes, or takes that back")
            .answers(303, "text/html", "Leads back to the nodes")
            .by(
                request ->
                    Filled.orAgain(
                        request, () -> nodes.set(request), typed -> nodes.show(request, typed))));
  }

  private Reply show(Request request, Filled typed) {
    Instant now = control.nodes().now();
    List<NodeStatus> all = control.nodes().list();
    List<SettingInPlace> set =
        all.stream()
            .flatMap(node -> control.nodes().settings(node.name()).stream())
            .distinct()
            .toList();
    Page page =
        new Page(
            When.utc(now, now),
            all.stream().map(node -> row(node, set, now)).toList(),
            set.stream()
                .filter(one -> !one.setting().equals(DRAINED))
                .map(one -> inPlace(one, now))
                .toList(),
            typed);
    return Drawing.page(typed.status(), "nodes", Frame.of("Nodes", request, PATH), page);
  }

  private static Row row(NodeStatus node, List<SettingInPlace> set, Instant now) {
    Optional<Wish> drained =
        set.stream()
            .filter(one -> node.drained() && one.setting().equals(DRAINED))
            .filter(one -> one.node().stream().allMatch(node.name()::equals))
            .reduce((all, own) -> own)
            .map(one -> Wish.of(one.by(), now));
    return new Row(Ids.of("node", node.name()), node, When.utc(node.joinedAt(), now), drained);
  }

  private static InPlace inPlace(SettingInPlace one, Instant now) {
    return new InPlace(
        one.setting(),
        one.node().orElse(""),
        Lengths.shown(one.value().replaceAll("^\"(.*)\"$", "$1")),
        Wish.of(one.by(), now));
  }

  private Commands commands(Request request) {
    return control.as(Asked.by(request, control.nodes().now()));
  }

  /** A node that somebody may mean. */
  private String known(String name) {
    if (control.nodes().list().stream().noneMatch(one -> one.name().equals(name))) {
      throw Problem.of(422, "there is no living node '%s'".formatted(name));
    }
    return name;
  }

  private Reply drain(Request request) {
    String node = known(request.field("node").orElse(""));
    return switch (request.field("what").orElse("")) {
      case "drain" -> Drawing.done(request, commands(request).drain(node, true), PATH);
      case "undrain" -> Drawing.done(request, commands(request).drain(node, false), PATH);
      default -> throw Problem.of(422, "a node can be drained or take its share again");
    };
  }

  private Reply set(Request request) {
    NodeSetting setting = NodeSetting.of(request);
    Optional<String> node = request.field("node");
    return switch (request.field("what").orElse("")) {
      case "set" ->
          Drawing.done(
              request,
              commands(request).set(node.map(this::known), setting.text(), setting.value(request)),
              PATH);
      case "unset" -> Drawing.done(request, commands(request).unset(node, setting.text()), PATH);
      default -> throw Problem.of(422, "something can be set or taken back");
    };
  }
}
