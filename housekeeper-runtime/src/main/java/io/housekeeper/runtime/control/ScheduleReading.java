package io.housekeeper.runtime.control;

import java.util.OptionalInt;

/** What became of a text that somebody wanted read as a schedule. */
public sealed interface ScheduleReading {

  /** It is one. */
  record Understood(ScheduleMeaning meaning) implements ScheduleReading {}

  /**
   * It is none.
   *
   * @param sentence why
   * @param position the character at which it goes wrong, the first being 1
   */
  record Refused(String sentence, OptionalInt position) implements ScheduleReading {}
}
