package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Due at the local times that a cron pattern matches, in a zone, by the two policies for daylight
 * saving.
 *
 * <p>A pattern whose minute or hour begins with {@code *} runs by elapsed time, straight through:
 * whenever the clock on the wall shows a time that matches. Skipped times are then not made up for
 * and repeated ones run both times, which is what the policies say of such a pattern.
 */
public final class CronSchedule implements Timetable {

  private final CronPattern pattern;
  private final ZoneId zone;
  private final ZonedTimes times;

  private CronSchedule(CronPattern pattern, ZoneId zone, ZonedTimes times) {
    this.pattern = pattern;
    this.zone = zone;
    this.times = times;
  }

  static CronSchedule of(CronPattern pattern, ZoneId zone, Timeline line, ScheduleRules rules) {
    boolean straight = pattern.straightThrough();
    ZonedTimes times =
        new ZonedTimes(
            pattern.walls(),
            line,
            straight ? SkippedTime.SKIP : rules.skippedTime(),
            straight ? RepeatedTime.BOTH : rules.repeatedTime());
    CronSchedule schedule = new CronSchedule(pattern, zone, times);
    if (schedule.next(Instant.MIN).isEmpty()) {
      throw pattern.walls().atOrAfter(0) == WallTimes.NEVER
          ? InvalidSchedule.neverFires(pattern.text())
          : InvalidSchedule.alwaysSkipped(pattern.text(), zone);
    }
    return schedule;
  }

  @Override
  public String text() {
    return pattern.text();
  }

  public ZoneId zone() {
    return zone;
  }

  @Override
  public String description() {
    return new CronWords(pattern).sentence() + ", " + zone;
  }

  /** Whether the pattern runs by elapsed time, so that the policies do not apply to it. */
  public boolean straightThrough() {
    return pattern.straightThrough();
  }

  @Override
  public Optional<Instant> next(Instant after) {
    long fire = times.atOrAfter(after.getEpochSecond() + 1);
    return fire == WallTimes.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochSecond(fire));
  }

  @Override
  public Optional<Instant> previous(Instant atOrBefore) {
    long fire = times.atOrBefore(atOrBefore.getEpochSecond());
    return fire == WallTimes.NEVER_BEFORE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(fire));
  }

  @Override
  public long count(Instant after, Instant upTo) {
    return times.count(after.getEpochSecond() + 1, upTo.getEpochSecond());
  }

  /** What daylight saving does to the fires of this schedule. */
  public Transitions transitions() {
    return new Transitions(times, pattern.straightThrough());
  }

  @Override
  public String toString() {
    return text() + " " + zone;
  }
}
