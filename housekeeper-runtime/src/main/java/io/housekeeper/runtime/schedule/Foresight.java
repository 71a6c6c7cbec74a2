package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to come of a schedule.
 *
 * @param clockChanges what the next two changes of the clock do to it
 */
public record Foresight(List<Fire> fires, List<TransitionEffect> clockChanges) {

  private static final int CLOCK_CHANGES = 2;

  /** A fire, and what a change of the clock did to it. */
  public record Fire(Instant at, Optional<Displacement> displacement) {}

  /** What comes after an instant: so many fires at most. */
  public static Foresight of(Schedule schedule, Instant from, int count) {
    return new Foresight(fires(schedule, from, count), clockChanges(schedule, from));
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
    return List.copyOf(fires);
  }

  private static Optional<Displacement> displacement(Schedule schedule, Instant fire) {
    return schedule instanceof CronSchedule cron
        ? cron.transitions().displacement(fire)
        : Optional.empty();
  }

  private static List<TransitionEffect> clockChanges(Schedule schedule, Instant from) {
    return schedule instanceof CronSchedule cron
        ? cron.transitions().after(from, CLOCK_CHANGES)
        : List.of();
  }
}
