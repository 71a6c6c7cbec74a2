package io.housekeeper.http.page.timeline;

import io.housekeeper.http.page.frame.Address;
import io.housekeeper.http.route.Parameter;
import io.housekeeper.http.route.Request;
import io.housekeeper.runtime.control.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tasks somebody wants to see, and which time.
 *
 * @param from when it begins; a span before now if that is not said
 * @param text a part of their names
 * @param skip so many of them, which are on the pages before
 */
public record TimelineQuery(
    Span span, Optional<Instant> from, String text, Optional<String> tag, int skip) {

  /** How much is seen on each side of now. */
  public enum Span {
    DAY(Duration.ofDays(1), "24 hours"),
    WEEK(Duration.ofDays(7), "7 days");

    private final Duration length;
    private final String words;

    Span(Duration length, String words) {
      this.length = length;
      this.words = words;
    }

    Duration length() {
      return length;
    }

    public String words() {
      return words;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MOST_SKIPPED = 100_000;

  private static final List<String> SPANS = Stream.of(Span.values()).map(Span::text).toList();

  static Parameter[] parameters() {
    return new Parameter[] {
      Parameter.words("span", SPANS, "How much is seen on each side of now"),
      Parameter.time("from", "When it begins"),
      Parameter.text("text", "Only those whose names contain this, whatever its case"),
      Parameter.text("tag", "Only those with this tag"),
      Parameter.number("skip", 0, MOST_SKIPPED, "Not so many of them, which are shown before"),
    };
  }

  static TimelineQuery of(Request request) {
    return new TimelineQuery(
        request.query("span").filter(Span.WEEK.text()::equals).isPresent() ? Span.WEEK : Span.DAY,
        request.time("from"),
        request.query("text").orElse(""),
        request.query("tag"),
        (int) request.number("skip").orElse(0));
  }

  boolean wants(TaskStatus task) {
    return tag.stream().allMatch(task.about().tags()::contains);
  }

  Instant begin(Instant now) {
    return from.orElse(now.minus(span.length()));
  }

  Instant end(Instant now) {
    return begin(now).plus(span.length().multipliedBy(2));
  }

  TimelineQuery after(int more) {
    return new TimelineQuery(span, from, text, tag, skip + more);
  }

  /** The same tasks in another time. */
  TimelineQuery at(Instant begin) {
    return new TimelineQuery(span, Optional.of(begin), text, tag, skip);
  }

  /** The same tasks, with now in the middle. */
  public TimelineQuery around() {
    return new TimelineQuery(span, Optional.empty(), text, tag, skip);
  }

  /** The same tasks, and more or less of the time. */
  public TimelineQuery with(Span other) {
    return new TimelineQuery(other, Optional.empty(), text, tag, skip);
  }

  public String path() {
    return new Address("/admin/timeline")
        .with("span", Optional.of(span).filter(it -> it != Span.DAY).map(Span::text))
        .with("from", from.map(Instant::toString))
        .with("text", text)
        .with("tag", tag)
        .with("skip", Optional.of(skip).filter(it -> it > 0).map(String::valueOf))
        .text();
  }
}
