package io.housekeeper.http.page.chart;

import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The last runs of a task as bars that lead to them, the newest at the right. */
public record Bars(List<Bar> all) {

  public static final int WIDTH = 24;
  public static final int HEIGHT = 48;
  public static final int MOST = 40;

  private static final int LOWEST = 6;

  /**
   * A run.
   *
   * @param words what it is for who does not see it
   */
  public record Bar(String run, String tone, int height, String words) {

    public int top() {
      return HEIGHT - height;
    }
  }

  /**
   * Draws runs.
   *
   * @param newest the newest first
   */
  public static Bars of(List<RunSummary> newest) {
    List<RunSummary> runs = newest.stream().limit(MOST).toList();
    long longest = runs.stream().mapToLong(Bars::millis).max().orElse(0);
    return new Bars(
        IntStream.range(0, runs.size())
            .mapToObj(i -> bar(runs.get(runs.size() - 1 - i), longest))
            .toList());
  }

  private static long millis(RunSummary run) {
    return run.times().duration().map(Duration::toMillis).orElse(0L);
  }

  private static Bar bar(RunSummary run, long longest) {
    int height = longest == 0 ? LOWEST : LOWEST + (int) ((HEIGHT - LOWEST) * millis(run) / longest);
    String took = run.times().duration().map(span -> " in " + Spans.words(span)).orElse("");
    String words = "run %s %s%s".formatted(run.id(), Tones.words(run.state()), took);
    return new Bar(run.id(), Tones.of(run.state()), height, words);
  }
}
