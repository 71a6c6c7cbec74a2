package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads schedules for tests, with few words. */
final class Reading {

  private static final ScheduleReader READER = new ScheduleReader(name -> Optional.empty());

  private Reading() {}

  static Schedule schedule(String text) {
    return schedule(text, "UTC");
  }

  static Schedule schedule(String text, String zone) {
    return READER.read(text, ScheduleRules.of("purge", ZoneId.of(zone)));
  }

  static CronSchedule cron(String text, String zone) {
    return (CronSchedule) schedule(text, zone);
  }

  static CronSchedule cron(String text, String zone, SkippedTime skipped, RepeatedTime repeated) {
    return (CronSchedule)
        READER.read(text, new ScheduleRules("purge", ZoneId.of(zone), skipped, repeated));
  }

  static Schedule scheduleOf(String task, String text) {
    return READER.read(text, ScheduleRules.of(task, ZoneId.of("UTC")));
  }

  static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** The next fires, as local date and time with offset. */
  static List<String> fires(CronSchedule schedule, String from, int count) {
    List<String> fires = new ArrayList<>();
    Instant fire = at(from);
    for (int i = 0; i < count; i++) {
      fire = schedule.next(fire).orElseThrow();
      fires.add(fire.atZone(schedule.zone()).toOffsetDateTime().toString());
    }
    return fires;
  }
}
