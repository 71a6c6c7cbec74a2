package io.housekeeper.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The zones that java.time knows, and what happens in them. */
final class DistinctZones {

  private static final Instant BEGIN = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");

  private DistinctZones() {}

  /** Of zones with the same rules only the first by name. */
  static List<ZoneId> all() {
    Map<ZoneRules, ZoneId> zones = new LinkedHashMap<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      zones.putIfAbsent(zone.getRules(), zone);
    }
    return List.copyOf(zones.values());
  }

  static List<ZoneOffsetTransition> transitions(ZoneId zone) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(BEGIN.minusNanos(1));
    while (next != null && next.getInstant().isBefore(END)) {
      transitions.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return transitions;
  }

  /** Whether a transition is not the usual hour in the small hours. */
  static boolean isOdd(ZoneOffsetTransition transition) {
    return !transition.getDuration().abs().equals(Duration.ofHours(1)) || isAtMidnight(transition);
  }

  /** Where the calendar of schedules begins and ends, in the time of a zone. */
  static List<Occasion> endsOfTheCalendar(ZoneId zone) {
    return List.of(
        Occasion.atLocal(zone, LocalDateTime.of(RandomPattern.FIRST_YEAR, 1, 1, 0, 0)),
        Occasion.atLocal(zone, LocalDateTime.of(RandomPattern.LAST_YEAR + 1, 1, 1, 0, 0)));
  }

  private static boolean isAtMidnight(ZoneOffsetTransition transition) {
    LocalDateTime before = transition.getDateTimeBefore();
    LocalDateTime after = transition.getDateTimeAfter();
    return before.toLocalTime().equals(LocalTime.MIDNIGHT)
        || before.toLocalDate().isBefore(after.toLocalDate());
  }
}
