package io.housekeeper.runtime.control;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.engine.Engine;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** What texts mean as schedules. */
public final class ScheduleQueries {

  private final Engine engine;

  ScheduleQueries(Engine engine) {
    this.engine = engine;
  }

  /** What a text means, and its next fires. Variables are for files: none of them has a value. */
  public ScheduleReading next(ScheduleQuery query) {
    try {
      ScheduleRules rules = ScheduleRules.of(name(query.task()), zone(query.zone()));
      Outside.check(query.text());
      // One for each question: whoever asks must not fill what others keep.
      Schedule schedule = new ScheduleReader(name -> Optional.empty()).read(query.text(), rules);
      Instant from = query.from().orElseGet(engine::now);
      return new ScheduleReading.Understood(
          ScheduleMeaning.of(schedule, rules.zone(), from, query.count()));
    } catch (InvalidSchedule invalid) {
      return new ScheduleReading.Refused(sentence(invalid), invalid.position());
    } catch (IllegalArgumentException misfit) {
      return new ScheduleReading.Refused(sentence(misfit), OptionalInt.empty());
    }
  }

  private static String name(String task) {
    return TaskSpec.named(task).build().name();
  }

  private ZoneId zone(Optional<String> name) {
    try {
      return name.map(ZoneId::of).orElseGet(engine::zone);
    } catch (DateTimeException none) {
      throw new IllegalArgumentException(
          "'%s' is no time zone: it is one such as Europe/Berlin, or UTC"
              .formatted(name.orElse("")),
          none);
    }
  }

  private static String sentence(IllegalArgumentException misfit) {
    return String.valueOf(misfit.getMessage());
  }
}
