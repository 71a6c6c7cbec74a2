package io.housekeeper.runtime.schedule;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What daylight saving did to a fire.
 *
 * @param wallTime the local time that the pattern asked for; the first where it is several
 * @param wallTimes how many local times the fire stands for
 */
public record Displacement(Kind kind, LocalDateTime wallTime, long wallTimes) {

  /** How a fire relates to its local time. */
  public enum Kind {
    /** Its local time was skipped, and it runs at another. */
    MOVED,
    /** Its local time comes twice, and this is the first. */
    FIRST_OF_TWO,
    /** Its local time comes twice, and this is the second. */
    SECOND_OF_TWO
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The same in words. */
  public String description() {
    String day = wallTime.toLocalDate().toString();
    String time = TIME.format(wallTime).replaceFirst("^(..:..):00$", "$1");
    return switch (kind) {
      case MOVED ->
          wallTimes == 1
              ? "moved: stands for %s, which %s does not have".formatted(time, day)
              : "moved: stands for %d times from %s on, which %s does not have"
                  .formatted(wallTimes, time, day);
      case FIRST_OF_TWO -> "the first of two " + time + " on " + day;
      case SECOND_OF_TWO -> "the second of two " + time + " on " + day;
    };
  }
}
