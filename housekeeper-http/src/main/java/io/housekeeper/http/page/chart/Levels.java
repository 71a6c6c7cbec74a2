package io.housekeeper.http.page.chart;

import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.runtime.control.TaskDetail.Hour;
import io.housekeeper.runtime.control.Totals;
import io.housekeeper.runtime.control.Totals.Quantiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long something took over seven days: what half of it took at most, and what nearly all of it
 * did.
 *
 * @param half the lower line, as SVG says it
 * @param most the upper one
 * @param highest what the top stands for; empty if there is nothing
 */
public record Levels(String half, String most, String highest, String words) {

  /**
   * Draws hours.
   *
   * @param of what of an hour it is about
   */
  public static Levels of(
      String what, List<Hour> hours, Instant now, Function<Totals, Quantiles> of) {
    Optional<Duration> highest =
        hours.stream()
            .flatMap(hour -> of.apply(hour.totals()).p95().stream())
            .max(Duration::compareTo);
    long top = Math.max(1, highest.map(Duration::toMillis).orElse(1L));
    String words =
        highest
            .map(
                span ->
                    "%s in seven days: at most %s in 95 of 100".formatted(what, Spans.words(span)))
            .orElse("%s: there was none in seven days".formatted(what));
    return new Levels(
        line(hours, now, top, totals -> of.apply(totals).p50()),
        line(hours, now, top, totals -> of.apply(totals).p95()),
        highest.map(Spans::words).orElse(""),
        words);
  }

  private static String line(
      List<Hour> hours, Instant now, long top, Function<Totals, Optional<Duration>> of) {
    StringBuilder path = new StringBuilder();
    for (Hour hour : hours) {
      Week.x(hour, now)
          .ifPresent(x -> of.apply(hour.totals()).ifPresent(span -> append(path, x, span, top)));
    }
    return path.toString();
  }

  private static void append(StringBuilder path, int x, Duration span, long top) {
    long y = Week.HEIGHT - 2 - span.toMillis() * (Week.HEIGHT - 4) / top;
    path.append("%s%d %dh%d".formatted(path.isEmpty() ? "M" : "L", x, Math.max(2, y), Week.BAR));
  }

  public boolean isEmpty() {
    return highest.isEmpty();
  }
}
