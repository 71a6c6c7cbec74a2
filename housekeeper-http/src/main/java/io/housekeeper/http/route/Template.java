package io.housekeeper.http.route;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a route, with names in braces where it is open.
 *
 * @param segments what is between its slashes
 */
public record Template(String text, List<String> segments) {

  /** Of a text such as {@code /tasks/{task}}. */
  public static Template of(String text) {
    return new Template(text, split(text));
  }

  static List<String> split(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  private static boolean isOpen(String segment) {
    return segment.startsWith("{");
  }

  /** What the open segments are in a path; nothing if the path is another. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      if (isOpen(segment)) {
        names.put(segment.substring(1, segment.length() - 1), path.get(i));
      } else if (!segment.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  /** The names of what is open. */
  public List<String> names() {
    return segments.stream()
        .filter(Template::isOpen)
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  /** How many segments are open: of two that match, the one with fewer of them counts. */
  int openness() {
    return names().size();
  }
}
