package io.housekeeper.http.route;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All ways in. */
public final class Routes {

  /**
   * The route that a request takes.
   *
   * @param path what is open in its path
   */
  public record Found(Route route, Map<String, String> path) {}

  private final List<Route> all;

  public Routes(List<Route> all) {
    this.all =
        all.stream().sorted(Comparator.comparingInt(route -> route.path().openness())).toList();
    Set<String> names = new HashSet<>();
    for (Route route : all) {
      String shape = route.verb() + " " + route.path().text().replaceAll("\\{[^}]*}", "{}");
      if (!names.add(shape)) {
        throw new IllegalStateException("there are two routes " + route);
      }
    }
  }

  public List<Route> all() {
    return all;
  }

  /**
   * Finds the route of a request.
   *
   * @param verb of the request, as it was sent
   * @throws Problem if there is none
   */
  public Found find(String verb, String path) {
    List<String> segments = Template.split(path.isEmpty() ? "/" : path);
    List<Found> there =
        all.stream()
            .flatMap(
                route ->
                    route.path().match(segments).stream().map(names -> new Found(route, names)))
            .toList();
    if (there.isEmpty()) {
      throw Problem.unknown("such page");
    }
    return there.stream()
        .filter(one -> one.route().verb().name().equals(verb))
        .findFirst()
        .orElseThrow(() -> wrongVerb(verb, there));
  }

  private static Problem wrongVerb(String verb, List<Found> there) {
    String allowed =
        there.stream()
            .map(one -> one.route().verb().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return Problem.of(405, "%s is not for this; %s is".formatted(verb, allowed))
        .with("allow", allowed);
  }
}
