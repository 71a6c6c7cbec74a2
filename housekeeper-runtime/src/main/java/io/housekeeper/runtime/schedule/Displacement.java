package io.housekeeper.runtime.schedule;

import java.time.LocalDateTime;

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
}
