package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The instant of a single local time, by the policies for daylight saving. */
final class LocalTimes {

  private LocalTimes() {}

  static Instant first(LocalDateTime time, ScheduleRules rules) {
    ZoneRules zone = rules.zone().getRules();
    ZoneOffsetTransition transition = zone.getTransition(time);
    if (transition == null) {
      return time.toInstant(zone.getOffset(time));
    }
    if (transition.isGap()) {
      return switch (rules.skippedTime()) {
        case NEXT_VALID -> transition.getInstant();
        case SHIFT -> time.toInstant(transition.getOffsetBefore());
        case SKIP ->
            throw InvalidSchedule.because(
                "at %s never comes in %s: daylight saving skips that time, and skippedTime is SKIP"
                    .formatted(time, rules.zone()));
      };
    }
    ZoneOffset offset =
        rules.repeatedTime() == RepeatedTime.LAST
            ? transition.getOffsetAfter()
            : transition.getOffsetBefore();
    return time.toInstant(offset);
  }
}
