package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.Foresight;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleRules;
import io.housekeeper.runtime.schedule.TransitionEffect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What there is to say about a schedule, from an instant on. */
record Answer(
    String given, Schedule schedule, ScheduleRules rules, Instant from, Foresight foresight) {

  static Answer of(String given, Schedule schedule, ScheduleRules rules, Instant from, int count) {
    return new Answer(given, schedule, rules, from, Foresight.of(schedule, from, count));
  }

  ZoneId zone() {
    return rules.zone();
  }

  List<Foresight.Fire> fires() {
    return foresight.fires();
  }

  List<TransitionEffect> clockChanges() {
    return foresight.clockChanges();
  }
}
