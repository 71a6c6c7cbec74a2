package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.CivilDate.END_OF_TIME;
import static io.housekeeper.runtime.schedule.CivilDate.SECONDS_PER_DAY;

/**
 * The local times that a pattern matches, whatever the zone: seconds since 1970-01-01T00:00 on the
 * wall. {@link #NEVER} and {@link #NEVER_BEFORE} stand beyond the ends of the calendar.
 */
record WallTimes(TimesOfDay times, Days days) {

  static final long NEVER = Long.MAX_VALUE;
  static final long NEVER_BEFORE = Long.MIN_VALUE;

  long atOrAfter(long wall) {
    if (wall >= END_OF_TIME) {
      return NEVER;
    }
    long from = Math.max(0, wall);
    int day = (int) (from / SECONDS_PER_DAY);
    if (days.has(day)) {
      int time = times.atOrAfter((int) (from % SECONDS_PER_DAY));
      if (time >= 0) {
        return wall(day, time);
      }
    }
    int next = days.after(day);
    return next == Days.NONE ? NEVER : wall(next, times.first());
  }

  long atOrBefore(long wall) {
    if (wall < 0) {
      return NEVER_BEFORE;
    }
    long to = Math.min(END_OF_TIME - 1, wall);
    int day = (int) (to / SECONDS_PER_DAY);
    if (days.has(day)) {
      int time = times.atOrBefore((int) (to % SECONDS_PER_DAY));
      if (time >= 0) {
        return wall(day, time);
      }
    }
    int previous = days.before(day);
    return previous == Days.NONE ? NEVER_BEFORE : wall(previous, times.last());
  }

  boolean has(long wall) {
    return atOrAfter(wall) == wall;
  }

  boolean hasBetween(long from, long to) {
    return atOrAfter(from) < to;
  }

  /** How many there are from one time up to but not including another. */
  long count(long from, long to) {
    long start = Math.clamp(from, 0, END_OF_TIME);
    long end = Math.clamp(to, 0, END_OF_TIME);
    return start >= end ? 0 : countBefore(end) - countBefore(start) + countOfDays(start, end);
  }

  private long countOfDays(long start, long end) {
    int from = (int) (start / SECONDS_PER_DAY);
    int to = (int) (end / SECONDS_PER_DAY);
    return (long) days.count(from, to) * times.size();
  }

  /** How many of a time's own day are before it. */
  private int countBefore(long wall) {
    int day = (int) (wall / SECONDS_PER_DAY);
    return wall < END_OF_TIME && days.has(day)
        ? times.countBefore((int) (wall % SECONDS_PER_DAY))
        : 0;
  }

  private static long wall(int day, int time) {
    return (long) day * SECONDS_PER_DAY + time;
  }
}
