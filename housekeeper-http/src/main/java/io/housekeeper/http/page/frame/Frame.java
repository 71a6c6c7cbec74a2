package io.housekeeper.http.page.frame;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Caller;
import io.housekeeper.http.route.Request;
import io.housekeeper.http.security.Secrets;
import java.util.List;
import java.util.Optional;

/**
 * What is around each page.
 *
 * @param base what a proxy puts before each path
 * @param path of the page
 * @param newest the id of what was told last before the page was drawn
 * @param said what became of that which the reader asked for on the page before
 */
public record Frame(
    String title, Caller caller, String base, String path, String newest, Optional<String> said) {

  /** A way to another page. */
  public record Link(String path, String words, boolean isHere) {}

  /** Around a page that answers a request. */
  public static Frame of(String title, Request request, String path) {
    return new Frame(
        title, request.caller(), request.base(), path, request.newest(), Said.of(request));
  }

  /** Around a part of a page that is there already. */
  public static Frame part(Request request, String path) {
    return new Frame(
        "", request.caller(), request.base(), path, request.newest(), Optional.empty());
  }

  /** Around a page for somebody who has not signed in. */
  public static Frame forNobody(String title, String base, String path) {
    return new Frame(title, Caller.NOBODY, base, path, "", Optional.empty());
  }

  public boolean isSignedIn() {
    return caller.isSignedIn();
  }

  public String who() {
    return caller.name();
  }

  /** Whether the reader may run, pause and the like. */
  public boolean isOperator() {
    return caller.access().covers(Access.OPERATOR);
  }

  public boolean isAdmin() {
    return caller.access().covers(Access.ADMIN);
  }

  /** What a form of this page says, so that one of others cannot stand for it. */
  public String pageToken() {
    return caller.session().map(Secrets::pageTokenOf).orElse("");
  }

  public List<Link> links() {
    return List.of(
        link("/admin/cron", "Tasks"),
        link("/admin/runs", "Runs"),
        link("/admin/timeline", "Timeline"),
        link("/admin/plugins", "Plugins"),
        link("/admin/nodes", "Nodes"),
        link("/admin/listeners", "Listeners"),
        link("/admin/audit", "Audit"),
        link("/admin/tokens", "Tokens"));
  }

  private Link link(String to, String words) {
    return new Link(to, words, (path + "/").startsWith(to + "/"));
  }

  /** The address of something below ours. */
  public String to(String path) {
    return base + path;
  }

  /** Where what happens after the page was drawn is told. */
  public String events() {
    return base + "/api/housekeeper/events?after=" + newest;
  }

  /** Where a file of ours is. */
  public String asset(String name) {
    return base + "/admin/assets/" + name + "?v=" + Assets.version(name);
  }
}
