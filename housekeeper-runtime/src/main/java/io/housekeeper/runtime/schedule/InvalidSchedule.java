package io.housekeeper.runtime.schedule;

import java.time.ZoneId;
import java.util.OptionalInt;

/** A text that is no schedule: says which text, which part of it, and what is wrong with it. */
public final class InvalidSchedule extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  /** Where the text goes wrong, its first character being 1; 0 for the whole. */
  private final int position;

  private final boolean impossible;

  private InvalidSchedule(String message, int position, boolean impossible) {
    super(position == 0 ? message : message + " (at position " + position + ")");
    this.position = position;
    this.impossible = impossible;
  }

  static InvalidSchedule because(String message) {
    return new InvalidSchedule(message, 0, false);
  }

  static InvalidSchedule at(int index, String message) {
    return new InvalidSchedule(message, index + 1, false);
  }

  static InvalidSchedule neverFires(String text) {
    return new InvalidSchedule(
        "'%s' can never fire: nothing from %d to %d matches it"
            .formatted(text, CivilDate.FIRST_YEAR, CivilDate.LAST_YEAR),
        0,
        true);
  }

  static InvalidSchedule alwaysSkipped(String text, ZoneId zone) {
    return new InvalidSchedule(
        "'%s' can never fire: daylight saving in %s skips every time that it asks for"
            .formatted(text, zone),
        0,
        true);
  }

  /** The character of the text at which it goes wrong, the first being 1. */
  public OptionalInt position() {
    return position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** Whether the text is written correctly, but no date ever matches it: {@code 0 0 31 2 *}. */
  public boolean impossible() {
    return impossible;
  }
}
