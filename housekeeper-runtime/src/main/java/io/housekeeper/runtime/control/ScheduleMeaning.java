package io.housekeeper.runtime.control;

import io.housekeeper.runtime.schedule.Displacement;
import io.housekeeper.runtime.schedule.Foresight;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.TransitionEffect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule means.
 *
 * @param text with {@code H} replaced by what it stands for
 * @param description the same in words
 * @param from the instant after which the fires come
 * @param clockChanges what the next two changes of the clock do to it
 */
public record ScheduleMeaning(
    String text,
    String description,
    ZoneId zone,
    Instant from,
    List<Fire> fires,
    List<ClockChange> clockChanges) {

  /**
   * A fire.
   *
   * @param moved what a change of the clock did to it, in words
   */
  public record Fire(Instant at, Optional<String> moved) {}

  /**
   * A change of the clock.
   *
   * @param skips whether local times are skipped; otherwise they come twice
   * @param fires how many of those times the schedule asks for
   * @param description what it does, in words
   */
  public record ClockChange(Instant at, boolean skips, long fires, String description) {}

  public ScheduleMeaning {
    fires = List.copyOf(fires);
    clockChanges = List.copyOf(clockChanges);
  }

  static ScheduleMeaning of(Schedule schedule, ZoneId zone, Instant from, int count) {
    Foresight foresight = Foresight.of(schedule, from, count);
    return new ScheduleMeaning(
        schedule.text(),
        schedule.description(),
        zone,
        from,
        foresight.fires().stream().map(ScheduleMeaning::shown).toList(),
        foresight.clockChanges().stream().map(ScheduleMeaning::shown).toList());
  }

  /** The same of a task that is not due. */
  ScheduleMeaning withoutFires() {
    return new ScheduleMeaning(text, description, zone, from, List.of(), List.of());
  }

  private static Fire shown(Foresight.Fire fire) {
    return new Fire(fire.at(), fire.displacement().map(Displacement::description));
  }

  private static ClockChange shown(TransitionEffect effect) {
    return new ClockChange(effect.at(), effect.skipped(), effect.wallTimes(), effect.description());
  }
}
