package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cron schedules that were read, for tasks that are due at the same times: a fleet of a hundred
 * thousand tasks that run daily has some 1,440 schedules, and to read and to keep each of them once
 * is most of what can be saved of their start.
 */
final class KnownSchedules {

  /** When there are more of them than this, most have probably been looked at only once. */
  private static final int MOST = 10_000;

  /**
   * What a schedule depends on. It compares itself, because it is looked up often by code that has
   * just been loaded.
   *
   * @param text with each {@code H} replaced by what it stands for
   */
  private record Key(String text, ZoneId zone, SkippedTime skipped, RepeatedTime repeated) {

    static Key of(String text, ScheduleRules rules) {
      return new Key(text, rules.zone(), rules.skippedTime(), rules.repeatedTime());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && text.equals(that.text)
          && zone.equals(that.zone)
          && skipped == that.skipped
          && repeated == that.repeated;
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  private final Map<Key, CronSchedule> schedules = new ConcurrentHashMap<>();

  /** Reads a schedule that is not known yet. */
  interface Reading {
    CronSchedule read();
  }

  CronSchedule schedule(String text, NameHash task, ScheduleRules rules, Reading reading) {
    Optional<String> plain = HashedFields.replaced(text, task);
    return plain.isEmpty() ? reading.read() : schedule(Key.of(plain.get(), rules), reading);
  }

  private CronSchedule schedule(Key key, Reading reading) {
    CronSchedule known = schedules.get(key);
    if (known != null) {
      return known;
    }
    CronSchedule read = reading.read();
    if (schedules.size() >= MOST) {
      schedules.clear();
    }
    schedules.put(key, read);
    return read;
  }
}
