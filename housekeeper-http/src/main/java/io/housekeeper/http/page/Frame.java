package io.housekeeper.http.page;

import io.housekeeper.http.route.Caller;
import io.housekeeper.http.security.Secrets;
import java.util.List;

/**
 * What is around each page.
 *
 * @param base what a proxy puts before each path
 * @param path of the page
 */
public record Frame(String title, Caller caller, String base, String path) {

  /** A way to another page. */
  public record Link(String path, String words, boolean isHere) {}

  public boolean isSignedIn() {
    return caller.isSignedIn();
  }

  public String who() {
    return caller.name();
  }

  /** What a form of this page says, so that one of others cannot stand for it. */
  public String pageToken() {
    return caller.session().map(Secrets::pageTokenOf).orElse("");
  }

  public List<Link> links() {
    return List.of(link("/admin/cron", "Tasks"));
  }

  private Link link(String to, String words) {
    return new Link(to, words, to.equals(path));
  }

  /** Where a file of ours is. */
  public String asset(String name) {
    return base + "/admin/assets/" + name + "?v=" + Assets.version(name);
  }
}
