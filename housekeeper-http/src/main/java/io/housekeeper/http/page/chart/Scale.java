package io.housekeeper.http.page.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where instants lie on a chart, from left to right; in UTC. */
public record Scale(Instant from, Instant to) {

  public static final int WIDTH = 1000;

  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAYS =
      DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);

  /** Up to this long the hours of a day are marked, and beyond it the days. */
  private static final Duration LONG = Duration.ofDays(3);

  private static final int MARKED_HOURS = 4;

  /** A mark on the axis. */
  public record Tick(int x, String text) {}

  public int x(Instant at) {
    long whole = Duration.between(from, to).toMillis();
    long part = Math.clamp(Duration.between(from, at).toMillis(), 0, whole);
    return (int) (part * WIDTH / whole);
  }

  public boolean has(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  public List<Tick> ticks() {
    boolean isLong = Duration.between(from, to).compareTo(LONG) > 0;
    Duration step = isLong ? Duration.ofDays(1) : Duration.ofHours(MARKED_HOURS);
    long first = Math.ceilDiv(from.getEpochSecond(), step.toSeconds());
    List<Tick> ticks = new ArrayList<>();
    Instant at = Instant.ofEpochSecond(first * step.toSeconds());
    while (at.isBefore(to)) {
      boolean isDay = at.getEpochSecond() % Duration.ofDays(1).toSeconds() == 0;
      ticks.add(new Tick(x(at), (isDay ? DAYS : HOURS).format(at.atZone(ZoneOffset.UTC))));
      at = at.plus(step);
    }
    return ticks;
  }
}
