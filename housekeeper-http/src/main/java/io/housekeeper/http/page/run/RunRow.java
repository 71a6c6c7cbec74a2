package io.housekeeper.http.page.run;

import io.housekeeper.api.Run.Trigger;
import io.housekeeper.http.page.chart.Tones;
import io.housekeeper.http.page.frame.Ids;
import io.housekeeper.http.page.frame.Spans;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.RunSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A run among others.
 *
 * @param begin when it started; of one that did not, when it was due or ended
 */
public record RunRow(RunSummary run, Optional<When> begin, Optional<Duration> took) {

  static RunRow of(RunSummary run, ZoneId zone, Instant now) {
    RunSummary.Times times = run.times();
    Optional<Duration> took =
        run.isOver()
            ? times.duration()
            : times.startedAt().map(begin -> Duration.between(begin, now));
    return new RunRow(
        run,
        times
            .startedAt()
            .or(() -> run.source().fire())
            .or(times::endedAt)
            .map(at -> new When(at, zone, now)),
        took.filter(span -> !span.isNegative()));
  }

  public String id() {
    return Ids.of("run", run.id());
  }

  public String tone() {
    return Tones.of(run.state());
  }

  public String state() {
    return Tones.words(run.state());
  }

  /** What asked for it, and for how many fires it stands if for several. */
  public String trigger() {
    return trigger(run);
  }

  static String words(Trigger trigger) {
    return trigger.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String trigger(RunSummary run) {
    String words = words(run.source().trigger());
    return run.source().fires() > 1
        ? "%s, %,d fires".formatted(words, run.source().fires())
        : words;
  }

  /** How long it took, or goes on. */
  public String span() {
    return took.map(Spans::words).orElse("");
  }

  public boolean isTriedAgain() {
    return run.times().attempts() > 1;
  }
}
