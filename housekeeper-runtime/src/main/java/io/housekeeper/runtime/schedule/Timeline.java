package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A zone as a row of segments, in each of which the offset from UTC is one number. Covers the years
 * that schedules know; everything before belongs to the first segment, everything after to the
 * last.
 */
final class Timeline {

  /** No offset is larger, so a wall time lies at most that far from its instant. */
  static final long LARGEST_OFFSET = 18 * 3600;

  private final long[] starts;
  private final int[] offsets;

  private Timeline(long[] starts, int[] offsets) {
    this.starts = starts;
    this.offsets = offsets;
  }

  static Timeline of(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant begin = Instant.ofEpochSecond(-LARGEST_OFFSET);
    Instant end = Instant.ofEpochSecond(CivilDate.END_OF_TIME + LARGEST_OFFSET);
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = rules.nextTransition(begin);
    while (next != null && next.getInstant().isBefore(end)) {
      transitions.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    long[] starts = new long[transitions.size() + 1];
    int[] offsets = new int[transitions.size() + 1];
    starts[0] = Long.MIN_VALUE;
    offsets[0] = rules.getOffset(begin).getTotalSeconds();
    for (int i = 0; i < transitions.size(); i++) {
      starts[i + 1] = transitions.get(i).toEpochSecond();
      offsets[i + 1] = transitions.get(i).getOffsetAfter().getTotalSeconds();
    }
    return new Timeline(starts, offsets);
  }

  int last() {
    return starts.length - 1;
  }

  /** The segment in which an instant lies. */
  int segmentAt(long second) {
    if (starts.length == 1) {
      return 0;
    }
    int found = Arrays.binarySearch(starts, second);
    return found >= 0 ? found : -found - 2;
  }

  int offset(int segment) {
    return offsets[segment];
  }

  /** The offset up to the start of a segment; its own where nothing comes before it. */
  int offsetBefore(int segment) {
    return offsets[Math.max(0, segment - 1)];
  }

  /** The offset from the end of a segment on; its own where nothing comes after it. */
  int offsetAfter(int segment) {
    return offsets[Math.min(last(), segment + 1)];
  }

  /** The first second of a segment; the first has none and says the beginning of the calendar. */
  long start(int segment) {
    return segment == 0 ? -LARGEST_OFFSET : starts[segment];
  }

  /** The first second after a segment; the last ends with the calendar. */
  long end(int segment) {
    return segment == last() ? CivilDate.END_OF_TIME + LARGEST_OFFSET : starts[segment + 1];
  }

  /** Whether the clock is put forward at the start of a segment, which skips local times. */
  boolean skips(int segment) {
    return offset(segment) > offsetBefore(segment);
  }

  /** Whether the clock is put back at the start of a segment, which repeats local times. */
  boolean repeats(int segment) {
    return offset(segment) < offsetBefore(segment);
  }
}
