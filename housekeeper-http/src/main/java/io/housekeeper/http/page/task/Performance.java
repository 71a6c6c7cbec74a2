package io.housekeeper.http.page.task;

import io.housekeeper.http.page.chart.Levels;
import io.housekeeper.http.page.chart.Outcomes;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.TaskDetail;
import io.housekeeper.runtime.control.TaskDetail.Hour;
import io.housekeeper.runtime.control.Totals;
import io.housekeeper.runtime.control.Totals.Quantiles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How well a task does, over seven days and ever. */
public record Performance(
    List<Rate> rates, Outcomes outcomes, Levels duration, Levels lateness, List<Row> hours) {

  /**
   * How many runs succeeded.
   *
   * @param when over which time
   * @param share in hundredths, as text; empty if nothing ran
   */
  public record Rate(String when, String share, long runs, long failures) {

    static Rate of(String when, long runs, long failures) {
      String share =
          runs == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * (runs - failures) / runs);
      return new Rate(when, share, runs, failures);
    }
  }

  /** An hour, or all of time. */
  public record Row(Optional<When> begin, Totals totals) {

    public String duration() {
      return words(totals.duration());
    }

    public String lateness() {
      return words(totals.lateness());
    }

    private static String words(Quantiles of) {
      return of.p50().isEmpty()
          ? "–"
          : "%s, %s"
              .formatted(
                  of.p50().map(Spans::words).orElse("–"), of.p95().map(Spans::words).orElse("–"));
    }
  }

  static Performance of(TaskDetail detail, ZoneId zone, Instant now) {
    List<Hour> hours = detail.hours();
    Totals ever = detail.status().totals();
    Row all = new Row(Optional.empty(), ever);
    List<Row> rows =
        new ArrayList<>(
            hours.stream()
                .map(hour -> new Row(Optional.of(new When(hour.begin(), zone, now)), hour.totals()))
                .toList());
    rows.add(0, all);
    Collections.reverse(rows.subList(1, rows.size()));
    return new Performance(
        List.of(
            rate("in 24 hours", hours, now.minus(Duration.ofHours(24))),
            rate("in 7 days", hours, Instant.EPOCH),
            Rate.of("ever", ever.runs(), ever.failures())),
        Outcomes.of(hours, now),
        Levels.of("How long runs took", hours, now, Totals::duration),
        Levels.of("How late runs began", hours, now, Totals::lateness),
        rows);
  }

  private static Rate rate(String when, List<Hour> hours, Instant from) {
    List<Totals> some =
        hours.stream().filter(hour -> hour.begin().isAfter(from)).map(Hour::totals).toList();
    return Rate.of(
        when,
        some.stream().mapToLong(Totals::runs).sum(),
        some.stream().mapToLong(Totals::failures).sum());
  }
}
