package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Due at equal distances of elapsed time: {@code every 5m}. A function of the clock and not of the
 * start: the fires are a grid from the epoch on, moved by a phase that the task's name fixes, so
 * that a fleet of tasks spreads by itself and stays where it is.
 */
public record FixedRate(Interval interval, long phase) implements Timetable {

  /** Fires are given out for the years that cron patterns know: 1970 to 2199. */
  private static final long END = CivilDate.END_OF_TIME * 1000;

  private static final String DRIFT =
      " of elapsed time (the local time moves when the clocks change: a cron pattern keeps it)";

  static FixedRate of(Interval interval, NameHash task) {
    FixedRate rate = new FixedRate(interval, task.below("phase", interval.millis()));
    if (rate.next(Instant.MIN).isEmpty()) {
      throw InvalidSchedule.neverFires(rate.text());
    }
    return rate;
  }

  @Override
  public String text() {
    return "every " + interval;
  }

  @Override
  public String description() {
    String words = interval.words().replaceFirst("^1 ([a-z]+)$", "$1");
    return "every " + words + (interval.millis() % 86_400_000 == 0 ? DRIFT : "");
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return fire(gridPoint(after) + 1);
  }

  @Override
  public Optional<Instant> previous(Instant atOrBefore) {
    return fire(gridPoint(atOrBefore));
  }

  @Override
  public long count(Instant after, Instant upTo) {
    return Math.max(0, gridPoint(upTo) - gridPoint(after));
  }

  /** The number of the last fire at or before an instant; -1 before the first. */
  private long gridPoint(Instant at) {
    if (at.getEpochSecond() < 0) {
      return -1;
    }
    long millis = at.getEpochSecond() < END / 1000 ? at.toEpochMilli() : END - 1;
    return Math.floorDiv(millis - phase, interval.millis());
  }

  private Optional<Instant> fire(long number) {
    if (number < 0 || number > Math.floorDiv(END - 1 - phase, interval.millis())) {
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochMilli(phase + number * interval.millis()));
  }
}
