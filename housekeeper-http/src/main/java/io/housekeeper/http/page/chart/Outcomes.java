package io.housekeeper.http.page.chart;

import io.housekeeper.runtime.control.TaskDetail.Hour;
import io.housekeeper.runtime.control.Totals;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What became of the runs of each hour, in bars upon one another: those that did their work below,
 * those that did not above.
 *
 * @param good the lower bars, as SVG says it
 * @param bad the upper ones
 * @param most how many runs the highest bar stands for
 */
public record Outcomes(String good, String bad, long most, String words) {

  /** Draws hours. */
  public static Outcomes of(List<Hour> hours, Instant now) {
    long most = hours.stream().mapToLong(hour -> all(hour.totals())).max().orElse(0);
    long runs = sum(hours, Totals::runs);
    long bad = sum(hours, Outcomes::bad);
    StringBuilder lower = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    for (Hour hour : hours) {
      Week.x(hour, now).ifPresent(x -> draw(hour.totals(), x, most, lower, upper));
    }
    String words =
        "%,d runs in seven days; of those and of what was due, %,d did not succeed"
            .formatted(runs, bad);
    return new Outcomes(lower.toString(), upper.toString(), most, words);
  }

  private static void draw(
      Totals totals, int x, long most, StringBuilder lower, StringBuilder upper) {
    long good = totals.runs() - totals.failures();
    int below = height(good, most);
    append(lower, x, Week.HEIGHT - below, below);
    int above = height(bad(totals), most);
    append(upper, x, Week.HEIGHT - below - above, above);
  }

  private static void append(StringBuilder path, int x, int y, int height) {
    if (height > 0) {
      path.append("M%d %dh%dv%dh-%dz".formatted(x, y, Week.BAR, height, Week.BAR));
    }
  }

  /** What there was is seen, however little it is beside others. */
  private static int height(long some, long most) {
    return some == 0 ? 0 : Math.max(3, (int) (some * (Week.HEIGHT - 3) / most));
  }

  private static long bad(Totals totals) {
    return totals.failures() + totals.missed();
  }

  private static long all(Totals totals) {
    return totals.runs() + totals.missed();
  }

  private static long sum(List<Hour> hours, ToLongFunction<Totals> of) {
    return hours.stream().map(Hour::totals).mapToLong(of).sum();
  }
}
