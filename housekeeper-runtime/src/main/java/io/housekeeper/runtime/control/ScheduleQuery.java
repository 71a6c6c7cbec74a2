package io.housekeeper.runtime.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A text of which somebody wants to know what it means as a schedule.
 *
 * @param task whose it would be: its name decides what {@code H} and the phase of an interval are
 * @param zone by its name; that of the configuration if there is none
 * @param from the instant after which fires are wanted; now if there is none
 * @param count how many fires
 */
public record ScheduleQuery(
    String text, String task, Optional<String> zone, Optional<Instant> from, int count) {

  private static final int USUAL = 10;
  private static final int MOST = 1_000;

  public ScheduleQuery {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "1 to %,d fires can be asked for, and it was %,d".formatted(MOST, count));
    }
  }

  /** A text, and its next ten fires. */
  public static ScheduleQuery of(String text) {
    return new ScheduleQuery(text, "task", Optional.empty(), Optional.empty(), USUAL);
  }

  /** The same of a task. */
  public ScheduleQuery forTask(String name) {
    return new ScheduleQuery(text, name, zone, from, count);
  }

  /** The same in a zone. */
  public ScheduleQuery in(String name) {
    return new ScheduleQuery(text, task, Optional.of(name), from, count);
  }

  /** The same after an instant. */
  public ScheduleQuery after(Instant instant) {
    return new ScheduleQuery(text, task, zone, Optional.of(instant), count);
  }

  /** So many fires: 1 to 1,000. */
  public ScheduleQuery first(int fires) {
    return new ScheduleQuery(text, task, zone, from, fires);
  }
}
