package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.WallTimes.NEVER;
import static io.housekeeper.runtime.schedule.WallTimes.NEVER_BEFORE;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;

/**
 * Wall times in a zone: the fires of a cron pattern, as seconds since the epoch.
 *
 * <p>Each segment of the zone's timeline has a window of wall times that it may run: all that it
 * shows, less those that the policy for repeated times leaves to its neighbour. Where the clock is
 * put forward, the wall times in the gap belong to no window; the policy for skipped times moves
 * them into the segment that follows.
 */
record ZonedTimes(WallTimes walls, Timeline line, SkippedTime skipped, RepeatedTime repeated) {

  long atOrAfter(long from) {
    int segment = line.segmentAt(from);
    while (true) {
      long wallFrom = Math.max(windowStart(segment), from + line.offset(segment));
      long wall = walls.atOrAfter(wallFrom);
      long regular = wall < windowEnd(segment) ? wall - line.offset(segment) : NEVER;
      long found = Math.min(regular, movedAtOrAfter(segment, from));
      if (found != NEVER || segment == line.last()) {
        return found;
      }
      boolean again = windowStart(segment + 1) < wallFrom;
      if (wall == NEVER && !again) {
        return NEVER;
      }
      int distant = again ? 0 : line.segmentAt(wall - Timeline.LARGEST_OFFSET);
      segment = Math.max(segment + 1, distant);
    }
  }

  long atOrBefore(long to) {
    int segment = line.segmentAt(to);
    while (true) {
      long wallTo = Math.min(windowEnd(segment) - 1, to + line.offset(segment));
      long wall = walls.atOrBefore(wallTo);
      long regular = wall >= windowStart(segment) ? wall - line.offset(segment) : NEVER_BEFORE;
      long found = Math.max(regular, movedAtOrBefore(segment, to));
      if (found != NEVER_BEFORE || segment == 0) {
        return found;
      }
      boolean again = windowEnd(segment - 1) > wallTo + 1;
      if (wall == NEVER_BEFORE && !again) {
        return NEVER_BEFORE;
      }
      int distant = again ? line.last() : line.segmentAt(wall + Timeline.LARGEST_OFFSET);
      segment = Math.min(segment - 1, distant);
    }
  }

  /** How many fires there are from one second to another, both included. */
  long count(long from, long to) {
    long count = 0;
    int last = line.segmentAt(to);
    for (int segment = line.segmentAt(from); segment <= last; segment++) {
      long wallFrom = Math.max(windowStart(segment), from + line.offset(segment));
      long wallTo = Math.min(windowEnd(segment), to + 1 + line.offset(segment));
      count += walls.count(wallFrom, wallTo) + movedCount(segment, from, to);
    }
    return count;
  }

  /** Whether a fire is where its wall time says, and not only where a skipped one was moved to. */
  boolean isRegular(long fire) {
    int segment = line.segmentAt(fire);
    long wall = fire + line.offset(segment);
    return wall >= windowStart(segment) && wall < windowEnd(segment) && walls.has(wall);
  }

  /** Whether a fire stands for a wall time that was skipped, be it a regular one as well or not. */
  boolean isMoved(long fire) {
    return movedAtOrAfter(line.segmentAt(fire), fire) == fire;
  }

  /** The first wall time that the start of a segment skips. */
  long gapStart(int segment) {
    return line.start(segment) + line.offsetBefore(segment);
  }

  /** The first wall time after those that the start of a segment skips. */
  long gapEnd(int segment) {
    return line.start(segment) + line.offset(segment);
  }

  private long windowStart(int segment) {
    int offset =
        repeated == RepeatedTime.FIRST
            ? Math.max(line.offset(segment), line.offsetBefore(segment))
            : line.offset(segment);
    return line.start(segment) + offset;
  }

  private long windowEnd(int segment) {
    int offset =
        repeated == RepeatedTime.LAST
            ? Math.min(line.offset(segment), line.offsetAfter(segment))
            : line.offset(segment);
    return line.end(segment) + offset;
  }

  private long movedAtOrAfter(int segment, long from) {
    if (skipped == SkippedTime.SKIP || !line.skips(segment) || from >= shiftEnd(segment)) {
      return NEVER;
    }
    long start = line.start(segment);
    long wall = walls.atOrAfter(Math.max(from, start) + line.offsetBefore(segment));
    if (skipped == SkippedTime.SHIFT) {
      return wall < gapEnd(segment) ? wall - line.offsetBefore(segment) : NEVER;
    }
    return from <= start && wall < gapEnd(segment) ? start : NEVER;
  }

  private long movedAtOrBefore(int segment, long to) {
    if (skipped == SkippedTime.SKIP || !line.skips(segment)) {
      return NEVER_BEFORE;
    }
    if (skipped == SkippedTime.NEXT_VALID) {
      return walls.hasBetween(gapStart(segment), gapEnd(segment))
          ? line.start(segment)
          : NEVER_BEFORE;
    }
    long wall = walls.atOrBefore(Math.min(to, shiftEnd(segment) - 1) + line.offsetBefore(segment));
    return wall >= gapStart(segment) ? wall - line.offsetBefore(segment) : NEVER_BEFORE;
  }

  /** Moved fires that are not regular ones as well. Few: a gap is an hour, seldom a day. */
  private long movedCount(int segment, long from, long to) {
    long count = 0;
    long fire = movedAtOrAfter(segment, from);
    while (fire <= to) {
      count += isRegular(fire) ? 0 : 1;
      fire = movedAtOrAfter(segment, fire + 1);
    }
    return count;
  }

  /** Where the fires end that were shifted out of the gap before a segment. */
  private long shiftEnd(int segment) {
    return line.start(segment) + line.offset(segment) - line.offsetBefore(segment);
  }
}
