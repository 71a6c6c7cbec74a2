package io.housekeeper.client;

import java.time.Instant;
import java.util.Optional;

/**
 * A text of which somebody wants to know what it means as a schedule.
 *
 * @param task whose it would be: its name decides what {@code H} is
 * @param zone by its name; that of the service if there is none
 * @param from the instant after which fires are wanted; now if there is none
 * @param count how many fires: 1 to 1,000
 */
public record ScheduleWanted(
    String text, Optional<String> task, Optional<String> zone, Optional<Instant> from, int count) {

  private static final int USUAL = 10;

  /** A text, and its next ten fires. */
  public static ScheduleWanted of(String text) {
    return new ScheduleWanted(text, Optional.empty(), Optional.empty(), Optional.empty(), USUAL);
  }

  /** The same of a task. */
  public ScheduleWanted forTask(String name) {
    return new ScheduleWanted(text, Optional.of(name), zone, from, count);
  }

  /** The same in a zone. */
  public ScheduleWanted in(String name) {
    return new ScheduleWanted(text, task, Optional.of(name), from, count);
  }

  /** The same after an instant. */
  public ScheduleWanted after(Instant instant) {
    return new ScheduleWanted(text, task, zone, Optional.of(instant), count);
  }

  /** So many fires. */
  public ScheduleWanted first(int fires) {
    return new ScheduleWanted(text, task, zone, from, fires);
  }
}
