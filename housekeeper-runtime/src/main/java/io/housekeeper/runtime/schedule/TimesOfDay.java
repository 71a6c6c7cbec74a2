package io.housekeeper.runtime.schedule;

/**
 * The times of day that a pattern matches: every combination of a second, a minute and an hour
 * whose bits are set. A time is a number of seconds since midnight; -1 says that there is none.
 */
record TimesOfDay(long seconds, long minutes, int hours) {

  int size() {
    return Long.bitCount(seconds) * Long.bitCount(minutes) * Integer.bitCount(hours);
  }

  int first() {
    return time(lowest(hours), lowest(minutes), lowest(seconds));
  }

  int last() {
    return time(highest(hours), highest(minutes), highest(seconds));
  }

  int atOrAfter(int time) {
    int hour = time / 3600;
    int minute = time / 60 % 60;
    if (has(hours, hour)) {
      if (has(minutes, minute)) {
        long later = seconds & (-1L << (time % 60));
        if (later != 0) {
          return time(hour, minute, lowest(later));
        }
      }
      long later = minutes & (-2L << minute);
      if (later != 0) {
        return time(hour, lowest(later), lowest(seconds));
      }
    }
    long later = hours & (-2L << hour);
    return later == 0 ? -1 : time(lowest(later), lowest(minutes), lowest(seconds));
  }

  int atOrBefore(int time) {
    int hour = time / 3600;
    int minute = time / 60 % 60;
    if (has(hours, hour)) {
      if (has(minutes, minute)) {
        long earlier = seconds & below(time % 60 + 1);
        if (earlier != 0) {
          return time(hour, minute, highest(earlier));
        }
      }
      long earlier = minutes & below(minute);
      if (earlier != 0) {
        return time(hour, highest(earlier), highest(seconds));
      }
    }
    long earlier = hours & below(hour);
    return earlier == 0 ? -1 : time(highest(earlier), highest(minutes), highest(seconds));
  }

  /** How many of the times are before one. */
  int countBefore(int time) {
    int hour = time / 3600;
    int minute = time / 60 % 60;
    int perMinute = Long.bitCount(seconds);
    int count = Long.bitCount(hours & below(hour)) * Long.bitCount(minutes) * perMinute;
    if (has(hours, hour)) {
      count += Long.bitCount(minutes & below(minute)) * perMinute;
      if (has(minutes, minute)) {
        count += Long.bitCount(seconds & below(time % 60));
      }
    }
    return count;
  }

  private static boolean has(long bits, int value) {
    return ((bits >>> value) & 1) != 0;
  }

  private static long below(int value) {
    return (1L << value) - 1;
  }

  private static int lowest(long bits) {
    return Long.numberOfTrailingZeros(bits);
  }

  private static int highest(long bits) {
    return 63 - Long.numberOfLeadingZeros(bits);
  }

  private static int time(int hour, int minute, int second) {
    return hour * 3600 + minute * 60 + second;
  }
}
