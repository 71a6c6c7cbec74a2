package io.housekeeper.runtime.engine;

import io.housekeeper.api.TaskSpec;
import io.housekeeper.runtime.ledger.Offer;
import io.housekeeper.runtime.ledger.Said;
import io.housekeeper.runtime.ledger.SpecRow.Version;
import io.housekeeper.runtime.ledger.SpecText;
import io.housekeeper.runtime.ledger.TaskPlan;
import io.housekeeper.runtime.schedule.InvalidSchedule;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Makes what a node offers to the ledger of what code and configuration say of a task. */
final class Offering {

  private final ScheduleReader schedules;
  private final Hashes hashes = new Hashes();

  Offering(ScheduleReader schedules) {
    this.schedules = schedules;
  }

  /**
   * An offer.
   *
   * @param spec what the code says
   * @throws IllegalArgumentException if it cannot be, or not what the settings say: the rest of a
   *     sentence that begins with the task
   */
  Offer offer(CodedTask coded, TaskSpec spec, TaskSettings settings, Instant now) {
    TaskPlan code = resolved(spec, settings.zone());
    TaskPlan configured =
        applied(spec, settings).map(other -> resolved(other, settings.zone())).orElse(code);
    Said said = Said.of(code.spec(), configured.spec(), coded.typed());
    Version version = new Version(coded.plugin(), coded.version(), hashes.of(coded, said));
    Optional<String> formerly = Optional.ofNullable(settings.formerly().get(spec.name()));
    return new Offer(configured, code.spec(), coded.typed(), version, now, formerly);
  }

  private static Optional<TaskSpec> applied(TaskSpec spec, TaskSettings settings) {
    try {
      return settings.applied(spec);
    } catch (IllegalArgumentException misfit) {
      throw new IllegalArgumentException(
          "is not run, because of what its file says: " + misfit.getMessage(), misfit);
    }
  }

  /** The specification with the text of its schedule resolved and its zone named. */
  private TaskPlan resolved(TaskSpec spec, ZoneId zone) {
    ScheduleRules rules = ScheduleRules.of(spec, zone);
    Schedule schedule = read(spec.schedule(), rules);
    TaskSpec resolved =
        spec.copyAs(spec.name()).schedule(schedule.text()).zone(rules.zone().getId()).build();
    return new TaskPlan(resolved, schedule);
  }

  private Schedule read(String text, ScheduleRules rules) {
    try {
      return schedules.read(text, rules);
    } catch (InvalidSchedule invalid) {
      throw new IllegalArgumentException(
          "has an invalid schedule '%s': %s".formatted(text, invalid.getMessage()), invalid);
    }
  }

  /** The text of a schedule with its variables replaced; both as JSON. */
  String resolved(TaskSpec spec, ZoneId zone, String json) {
    ScheduleRules rules = ScheduleRules.of(spec, zone);
    try {
      return SpecText.resolved(json, text -> schedules.read(text, rules).text());
    } catch (InvalidSchedule invalid) {
      throw new IllegalArgumentException(
          "task '%s' cannot have schedule = %s: %s"
              .formatted(spec.name(), json, invalid.getMessage()),
          invalid);
    }
  }
}
