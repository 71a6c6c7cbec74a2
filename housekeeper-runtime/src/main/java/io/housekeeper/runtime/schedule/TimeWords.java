package io.housekeeper.runtime.schedule;

import java.util.ArrayList;
import java.util.List;

/** Times of day in words: {@code at 02:30}, {@code every 5 minutes from 09:00 to 17:59}. */
final class TimeWords {

  /** Up to so many times are listed one by one. */
  private static final int LISTED = 6;

  private static final long SIXTY = (1L << 60) - 1;
  private static final int TWENTY_FOUR = (1 << 24) - 1;

  private final TimesOfDay times;
  private final boolean wholeMinutes;
  private final boolean everyMinute;
  private final boolean everyHour;

  TimeWords(TimesOfDay times) {
    this.times = times;
    this.wholeMinutes = times.seconds() == 1;
    this.everyMinute = times.minutes() == SIXTY;
    this.everyHour = times.hours() == TWENTY_FOUR;
  }

  /** Whether the words name moments, so that they need a day to be complete. */
  boolean needDay() {
    return times.size() <= LISTED;
  }

  String words() {
    if (times.size() <= LISTED) {
      return "at " + Words.list(clockTimes());
    }
    if (!wholeMinutes) {
      return seconds()
          + (everyMinute ? everyMinuteWords() : " of " + Words.values("minute", times.minutes()))
          + hours();
    }
    if (Long.bitCount(times.minutes()) == 1) {
      return hourly();
    }
    int step = Words.step(times.minutes(), 60);
    if (step == 0) {
      return "at "
          + Words.values("minute", times.minutes())
          + (everyHour ? " of every hour" : hours());
    }
    int first = Long.numberOfTrailingZeros(times.minutes());
    String start = first == 0 ? "" : " from minute " + first + " on" + (everyHour ? "" : ",");
    return (step == 1 ? "every minute" : "every " + step + " minutes" + start) + hours();
  }

  /** One minute of several hours. */
  private String hourly() {
    int minute = Long.numberOfTrailingZeros(times.minutes());
    if (everyHour) {
      return minute == 0 ? "every hour" : "at minute " + minute + " of every hour";
    }
    if (Words.isRange(times.hours())) {
      return "every hour from %s to %s".formatted(clock(times.first()), clock(times.last()));
    }
    return "at minute " + minute + hours();
  }

  private String seconds() {
    int step = Words.step(times.seconds(), 60);
    if (step == 0) {
      return "at " + Words.values("second", times.seconds());
    }
    int first = Long.numberOfTrailingZeros(times.seconds());
    String start = first == 0 ? "" : " from second " + first + " on";
    return step == 1 ? "every second" : "every " + step + " seconds" + start;
  }

  /** Single seconds need the minutes that they are of; a rhythm of seconds does not. */
  private String everyMinuteWords() {
    return Words.step(times.seconds(), 60) == 0 ? " of every minute" : "";
  }

  private String hours() {
    if (everyHour) {
      return "";
    }
    if (Integer.bitCount(times.hours()) == 1 || Words.isRange(times.hours())) {
      int from = Integer.numberOfTrailingZeros(times.hours());
      int to = 31 - Integer.numberOfLeadingZeros(times.hours());
      return " from %02d:00 to %02d:59".formatted(from, to);
    }
    return " in " + Words.values("hour", times.hours());
  }

  private List<String> clockTimes() {
    List<String> clocks = new ArrayList<>();
    for (int time = times.first(); time >= 0 && clocks.size() <= LISTED; ) {
      clocks.add(clock(time));
      time = time == times.last() ? -1 : times.atOrAfter(time + 1);
    }
    return clocks;
  }

  private String clock(int time) {
    String minutes = "%02d:%02d".formatted(time / 3600, time / 60 % 60);
    return wholeMinutes ? minutes : minutes + ":%02d".formatted(time % 60);
  }
}
