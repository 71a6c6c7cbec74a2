package io.housekeeper.http.page.run;

import io.housekeeper.api.Run.State;
import io.housekeeper.http.page.chart.Course;
import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.RunDetail;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts of a run, the last one too, on a line of time and one by one. */
public record Attempts(Course course, List<One> all) {

  /**
   * An attempt.
   *
   * @param begin nothing if nobody knows
   * @param took how long; empty if nobody knows
   * @param message what failed; empty if nothing did
   */
  public record One(int number, State state, Optional<When> begin, String took, String message) {

    public String tone() {
      return Tones.of(state);
    }

    public String words() {
      return Tones.words(state);
    }
  }

  static Attempts of(RunDetail run, ZoneId zone, Instant now) {
    List<One> all = new ArrayList<>();
    List<Course.Span> spans = new ArrayList<>();
    for (RunDetail.Attempt attempt : run.attempts()) {
      Duration took = Duration.between(attempt.startedAt(), attempt.endedAt());
      When begin = new When(attempt.startedAt(), zone, now);
      all.add(
          new One(
              attempt.number(),
              attempt.state(),
              Optional.of(begin),
              Spans.words(took),
              attempt.message()));
      spans.add(new Course.Span(attempt.startedAt(), attempt.endedAt(), Tones.of(attempt.state())));
    }
    last(run, zone, now, all, spans);
    return new Attempts(
        Course.of(spans, "%d attempts, one after the other".formatted(all.size())), all);
  }

  /** The one that ended the run, or goes on: of it only what the run says is known. */
  private static void last(
      RunDetail run, ZoneId zone, Instant now, List<One> all, List<Course.Span> spans) {
    RunSummary summary = run.summary();
    RunSummary.Times times = summary.times();
    if (times.attempts() <= all.size() || summary.state() == State.WAITING) {
      return;
    }
    Instant end = times.endedAt().orElse(now);
    Optional<Instant> begin =
        times
            .duration()
            .map(end::minus)
            .or(() -> all.isEmpty() ? times.startedAt() : Optional.empty());
    Optional<Instant> earliest =
        begin.or(
            () -> run.attempts().stream().map(RunDetail.Attempt::endedAt).max(Instant::compareTo));
    String message = Tones.of(summary.state()).equals("bad") ? summary.message() : "";
    all.add(
        new One(
            times.attempts(),
            summary.state(),
            begin.map(at -> new When(at, zone, now)),
            begin.map(at -> Spans.words(Duration.between(at, end))).orElse(""),
            message));
    earliest.ifPresent(at -> spans.add(new Course.Span(at, end, Tones.of(summary.state()))));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
