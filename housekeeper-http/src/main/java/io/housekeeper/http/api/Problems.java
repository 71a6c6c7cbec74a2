package io.housekeeper.http.api;

import io.housekeeper.http.route.Access;
import io.housekeeper.http.route.Route;
import java.util.Map;
import java.util.TreeMap;

/** The problems that routes have because of what they are. */
final class Problems {

  private Problems() {}

  /** What is said of each, by its status. */
  static Map<Integer, String> of(Route route) {
    Map<Integer, String> all = new TreeMap<>();
    all.put(400, "Something of what was sent cannot be");
    all.put(500, "It failed; the log of the node says why");
    all.put(503, "Not now: the ledger does not answer, or too many wait");
    if (!route.about().anyHost()) {
      all.put(421, "The header Host is a name of somebody else");
    }
    if (!route.path().names().isEmpty()) {
      all.put(404, "There is no such thing");
    }
    if (route.access() != Access.ANYBODY) {
      all.put(401, "Who asks is not signed in");
      all.put(403, "Who asks may not");
      all.put(429, "Too many wrong secrets: wait for a minute");
    }
    if (route.verb().changes()) {
      all.put(403, "Who asks may not, or comes from another page");
      all.put(412, "Somebody has changed it meanwhile; see If-Match");
      all.put(413, "The body is too large");
      all.put(422, "It cannot be done, and why");
    }
    if (route.about().body().isPresent()) {
      all.put(415, "The body is not JSON");
    }
    return all;
  }
}
