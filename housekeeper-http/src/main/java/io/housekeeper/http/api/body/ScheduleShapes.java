package io.housekeeper.http.api.body;

import io.housekeeper.http.route.Json;
import io.housekeeper.runtime.control.ScheduleMeaning;
import io.housekeeper.runtime.control.TaskPreview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What schedules mean, and would mean. */
public final class ScheduleShapes {

  private ScheduleShapes() {}

  /** What a schedule means. */
  public record ScheduleBody(
      @Words("Its text, with H replaced by what it stands for") String text,
      @Words("The same in words") String description,
      @Words("The zone whose clock counts") String zone,
      @Words("The instant after which the fires come") Instant from,
      @Words("The next fires") List<FireBody> fires,
      @Words("What the next two changes of the clock do to it") List<ClockChange> clockChanges) {

    public static ScheduleBody of(ScheduleMeaning meaning) {
      return new ScheduleBody(
          meaning.text(),
          meaning.description(),
          meaning.zone().getId(),
          meaning.from(),
          meaning.fires().stream().map(one -> new FireBody(one.at(), one.moved())).toList(),
          meaning.clockChanges().stream()
              .map(one -> new ClockChange(one.at(), one.skips(), one.fires(), one.description()))
              .toList());
    }
  }

  /** A fire. */
  public record FireBody(
      @Words("When") Instant at,
      @Words("What a change of the clock did to it, in words") Optional<String> moved) {}

  /** A change of the clock. */
  public record ClockChange(
      @Words("When") Instant at,
      @Words("Whether local times are skipped; otherwise they come twice") boolean skips,
      @Words("How many of those times the schedule asks for") long fires,
      @Words("What it does, in words") String description) {}

  /** Other values of a specification, to be looked at. */
  public record PreviewWanted(
      @Words("What is to hold, as in schedule, timezone or timeout") Map<String, Object> values) {}

  /** What a task would be. */
  public record PreviewBody(
      @Words("Why it cannot be, if it cannot") Optional<String> refused,
      @Words("What would be something else") List<ValueChange> values,
      @Words("What its schedule means now") ScheduleBody before,
      @Words("What it would mean") Optional<ScheduleBody> after) {

    public static PreviewBody of(TaskPreview preview) {
      return new PreviewBody(
          preview.refused(),
          preview.values().stream().map(ValueChange::of).toList(),
          ScheduleBody.of(preview.before()),
          preview.after().map(ScheduleBody::of));
    }
  }

  /** A value that would be another. */
  public record ValueChange(
      @Words("Which value") String field,
      @Words("What it is now, if it is anything") Optional<Object> before,
      @Words("What it would be, if anything") Optional<Object> after) {

    static ValueChange of(TaskPreview.Value value) {
      return new ValueChange(
          value.field(), value.before().map(Json::tree), value.after().map(Json::tree));
    }
  }
}
