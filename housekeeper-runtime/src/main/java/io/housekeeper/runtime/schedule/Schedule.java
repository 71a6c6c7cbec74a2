package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.util.Optional;

/** When a task is due. Made from text by {@link ScheduleReader}. */
public sealed interface Schedule permits Timetable, FixedDelay, Untimed {

  /** The text of the schedule, with {@code H} and {@code ${…}} replaced by what they stand for. */
  String text();

  /** The schedule in words. */
  String description();

  /** The first fire after an instant. */
  Optional<Instant> next(Instant after);

  /** The last fire after an instant and at or before another. */
  Optional<Instant> latest(Instant after, Instant upTo);

  /**
   * How many fires there are after an instant and at or before another; walks over none of them.
   */
  long count(Instant after, Instant upTo);
}
