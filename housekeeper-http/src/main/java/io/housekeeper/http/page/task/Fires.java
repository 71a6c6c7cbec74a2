package io.housekeeper.http.page.task;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.ScheduleMeaning;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next fires of a task.
 *
 * @param clockChanges what the next changes of the clock do to it
 */
public record Fires(List<Fire> all, List<ClockChange> clockChanges) {

  /** A change of the clock. */
  public record ClockChange(When at, String words) {}

  /**
   * A fire.
   *
   * @param change what the clock does between the fire before and this one
   * @param moved what that did to this one
   */
  public record Fire(When at, Optional<String> change, Optional<String> moved) {}

  /** Those that a schedule means. */
  static Fires of(ScheduleMeaning meaning, Instant now) {
    return of(meaning.fires().stream().map(ScheduleMeaning.Fire::at).toList(), meaning, now);
  }

  /** Some of those that a schedule means: others may be left out. */
  static Fires of(List<Instant> some, ScheduleMeaning meaning, Instant now) {
    List<Fire> all = new ArrayList<>();
    Instant before = now;
    for (Instant fire : some) {
      all.add(
          new Fire(
              new When(fire, meaning.zone(), now),
              change(meaning.zone(), before, fire),
              moved(meaning, fire)));
      before = fire;
    }
    return new Fires(
        all,
        meaning.clockChanges().stream()
            .map(one -> new ClockChange(new When(one.at(), meaning.zone(), now), one.description()))
            .toList());
  }

  private static Optional<String> moved(ScheduleMeaning meaning, Instant fire) {
    return meaning.fires().stream()
        .filter(one -> one.at().equals(fire))
        .flatMap(one -> one.moved().stream())
        .findFirst();
  }

  private static Optional<String> change(ZoneId zone, Instant before, Instant fire) {
    return Optional.ofNullable(zone.getRules().nextTransition(before))
        .filter(change -> !change.getInstant().isAfter(fire))
        .map(Fires::words);
  }

  private static String words(ZoneOffsetTransition change) {
    return "the clock goes %s on %s, from %s to %s"
        .formatted(
            change.isGap() ? "forward" : "back",
            change.getDateTimeBefore().toLocalDate(),
            change.getDateTimeBefore().toLocalTime(),
            change.getDateTimeAfter().toLocalTime());
  }
}
