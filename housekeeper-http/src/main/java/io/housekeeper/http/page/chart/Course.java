package io.housekeeper.http.page.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Pieces of time below one another, on one line of time. */
public record Course(List<Piece> pieces, int height, String words) {

  public static final int WIDTH = 1_000;

  private static final int ROW = 16;
  private static final int BAR = 12;
  private static final int NARROWEST = 4;

  /**
   * What is drawn.
   *
   * @param tone a class of the style sheet
   */
  public record Span(Instant begin, Instant end, String tone) {}

  /** A bar. */
  public record Piece(int x, int y, int width, int height, String tone) {}

  /** Draws spans, the first above. */
  public static Course of(List<Span> spans, String words) {
    Instant from = spans.stream().map(Span::begin).min(Instant::compareTo).orElse(Instant.EPOCH);
    Instant to = spans.stream().map(Span::end).max(Instant::compareTo).orElse(Instant.EPOCH);
    long all = Math.max(1, Duration.between(from, to).toMillis());
    return new Course(
        IntStream.range(0, spans.size()).mapToObj(i -> piece(spans.get(i), i, from, all)).toList(),
        Math.max(1, spans.size()) * ROW,
        words);
  }

  private static Piece piece(Span span, int row, Instant from, long all) {
    int x = (int) (Duration.between(from, span.begin()).toMillis() * (WIDTH - NARROWEST) / all);
    int width = (int) (Duration.between(span.begin(), span.end()).toMillis() * WIDTH / all);
    return new Piece(
        x,
        row * ROW + (ROW - BAR) / 2,
        Math.min(WIDTH - x, Math.max(NARROWEST, width)),
        BAR,
        span.tone());
  }
}
