package io.housekeeper.http.route;

/**
 * Begins routes that belong together.
 *
 * @param name what they are about
 * @param prefix with which their paths begin
 */
public record Group(String name, String prefix) {

  /** A route that changes nothing. */
  public Route.Draft get(String path, Access access, String summary) {
    return Route.draft(name, Verb.GET, prefix + path, access, summary);
  }

  /** A route that asks for something to be done. */
  public Route.Draft post(String path, Access access, String summary) {
    return Route.draft(name, Verb.POST, prefix + path, access, summary);
  }

  /** A route that puts something in the place of what is there. */
  public Route.Draft put(String path, Access access, String summary) {
    return Route.draft(name, Verb.PUT, prefix + path, access, summary);
  }

  /** A route that takes something away. */
  public Route.Draft delete(String path, Access access, String summary) {
    return Route.draft(name, Verb.DELETE, prefix + path, access, summary);
  }
}
