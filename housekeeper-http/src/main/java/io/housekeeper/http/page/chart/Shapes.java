package io.housekeeper.http.page.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects shapes by their tone: one path for each, however many shapes there are. */
final class Shapes {

  /** Half of the width of a mark. */
  private static final int MARK = 4;

  private final Map<String, StringBuilder> paths = new LinkedHashMap<>();

  void box(String tone, int x, int y, int width, int height) {
    add(tone, "M%d %dh%dv%dh-%dz".formatted(x, y, width, height, width));
  }

  /** A mark that stands on its tip. */
  void mark(String tone, int x, int y) {
    add(tone, "M%d %dh%dl-%d %dz".formatted(x - MARK, y, 2 * MARK, MARK, 2 * MARK));
  }

  private void add(String tone, String d) {
    paths.computeIfAbsent(tone, key -> new StringBuilder()).append(d);
  }

  List<Strip.Path> paths() {
    return paths.entrySet().stream()
        .map(path -> new Strip.Path(path.getKey(), path.getValue().toString()))
        .toList();
  }
}
