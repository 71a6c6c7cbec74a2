package io.housekeeper.dist.next;

import io.housekeeper.runtime.schedule.CronSchedule;
import io.housekeeper.runtime.schedule.Displacement;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleRules;
import io.housekeeper.runtime.schedule.Timetable;
import io.housekeeper.runtime.schedule.TransitionEffect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to say about a schedule, from an instant on. */
record Answer(
    String given,
    Schedule schedule,
    ScheduleRules rules,
    Instant from,
    List<Fire> fires,
    List<TransitionEffect> transitions) {

  private static final int TRANSITIONS = 2;

  /** A fire, and what a change of the clock did to it. */
  record Fire(Instant at, Optional<Displacement> displacement) {}

  static Answer of(String given, Schedule schedule, ScheduleRules rules, Instant from, int count) {
    return new Answer(
        given, schedule, rules, from, fires(schedule, from, count), transitions(schedule, from));
  }

  ZoneId zone() {
    return rules.zone();
  }

  private static List<Fire> fires(Schedule schedule, Instant from, int count) {
    // A fixed delay counts from the end of a run: from here there is one fire to tell.
    int most = schedule instanceof Timetable ? count : 1;
    List<Fire> fires = new ArrayList<>();
    Optional<Instant> fire = schedule.next(from);
    while (fire.isPresent() && fires.size() < most) {
      fires.add(new Fire(fire.get(), displacement(schedule, fire.get())));
      fire = schedule.next(fire.get());
    }
    return fires;
  }

  private static Optional<Displacement> displacement(Schedule schedule, Instant fire) {
    return schedule instanceof CronSchedule cron
        ? cron.transitions().displacement(fire)
        : Optional.empty();
  }

  private static List<TransitionEffect> transitions(Schedule schedule, Instant from) {
    return schedule instanceof CronSchedule cron
        ? cron.transitions().after(from, TRANSITIONS)
        : List.of();
  }
}
