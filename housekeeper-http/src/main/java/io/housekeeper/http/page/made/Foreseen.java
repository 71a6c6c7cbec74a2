package io.housekeeper.http.page.made;

import io.housekeeper.http.page.frame.Filled;
import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.Control;
import io.housekeeper.runtime.control.ScheduleMeaning;
import io.housekeeper.runtime.control.ScheduleQuery;
import io.housekeeper.runtime.control.ScheduleReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule that somebody types comes to.
 *
 * @param problem why it is none; empty if it is one, or nothing is typed
 * @param words the schedule in words; empty if it is none
 * @param text with everything replaced that stands for something
 * @param clockChanges what the next changes of the clock do to it
 */
public record Foreseen(
    String problem, String words, String text, List<Fire> fires, List<Change> clockChanges) {

  /** A fire, and what a change of the clock did to it. */
  public record Fire(When at, String moved) {}

  /** A change of the clock. */
  public record Change(When at, String words) {}

  private static final int FIRES = 5;

  static Foreseen of(Control control, String task, Filled typed, Instant now) {
    String schedule = typed.text("schedule").strip();
    if (schedule.isEmpty()) {
      return new Foreseen("", "", "", List.of(), List.of());
    }
    ScheduleQuery query = ScheduleQuery.of(schedule).first(FIRES);
    query = task.isEmpty() ? query : query.forTask(task);
    Optional<String> zone = Optional.of(typed.text("timezone").strip()).filter(it -> !it.isEmpty());
    query = zone.map(query::in).orElse(query);
    return switch (control.schedules().next(query)) {
      case ScheduleReading.Understood understood -> understood(understood.meaning(), now);
      case ScheduleReading.Refused refused ->
          new Foreseen(refused.sentence(), "", "", List.of(), List.of());
    };
  }

  private static Foreseen understood(ScheduleMeaning meaning, Instant now) {
    return new Foreseen(
        "",
        meaning.description(),
        meaning.text(),
        meaning.fires().stream()
            .map(
                fire -> new Fire(new When(fire.at(), meaning.zone(), now), fire.moved().orElse("")))
            .toList(),
        meaning.clockChanges().stream()
            .map(one -> new Change(new When(one.at(), meaning.zone(), now), one.description()))
            .toList());
  }
}
