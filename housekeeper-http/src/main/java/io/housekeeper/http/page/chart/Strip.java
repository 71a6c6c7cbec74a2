package io.housekeeper.http.page.chart;

import io.housekeeper.runtime.control.RunGlance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The last runs of a task as bars, the newest at the right; a bar is as high as its run was long.
 *
 * @param paths the bars of each tone, as SVG says it
 * @param words the same for who does not see it
 */
public record Strip(List<Path> paths, String words) {

  public static final int WIDTH = 120;
  public static final int HEIGHT = 24;
  public static final int MOST = 20;

  private static final int STEP = WIDTH / MOST;
  private static final int BAR = STEP - 2;
  private static final int LOWEST = 5;

  /** Bars of a tone. */
  public record Path(String tone, String d) {}

  /**
   * Draws runs.
   *
   * @param newest the newest first
   */
  public static Strip of(List<RunGlance> newest) {
    List<RunGlance> runs = newest.stream().limit(MOST).toList();
    long longest = runs.stream().mapToLong(Strip::millis).max().orElse(0);
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    int x = WIDTH - STEP;
    for (RunGlance run : runs) {
      bar(
          paths.computeIfAbsent(Tones.of(run.state()), tone -> new StringBuilder()),
          x,
          height(millis(run), longest));
      x -= STEP;
    }
    List<Path> drawn = new ArrayList<>();
    paths.forEach((tone, d) -> drawn.add(new Path(tone, d.toString())));
    return new Strip(drawn, words(runs));
  }

  /** There are thousands of them on a page: a pattern would take most of its time. */
  private static void bar(StringBuilder path, int x, int height) {
    path.append('M').append(x).append(' ').append(HEIGHT - height);
    path.append('h').append(BAR).append('v').append(height).append("h-").append(BAR).append('z');
  }

  private static long millis(RunGlance run) {
    return run.took().map(Duration::toMillis).orElse(0L);
  }

  private static int height(long millis, long longest) {
    return longest == 0 ? LOWEST : LOWEST + (int) ((HEIGHT - LOWEST) * millis / longest);
  }

  private static String words(List<RunGlance> runs) {
    if (runs.isEmpty()) {
      return "no runs yet";
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    runs.forEach(run -> counts.merge(Tones.words(run.state()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", "the last " + runs.size() + ": ", ""));
  }
}
