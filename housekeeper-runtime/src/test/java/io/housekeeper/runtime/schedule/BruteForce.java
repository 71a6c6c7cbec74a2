package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a pattern means, worked out the slow way: walk over the local times of a window, take those
 * that match, and ask java.time for the instants of each.
 */
final class BruteForce {

  /** The longest gaps are a day and the largest offsets 15 hours: together less than that. */
  private static final int DAYS_AROUND = 2;

  private final PatternSample pattern;
  private final ScheduleRules rules;
  private final ZoneRules zone;

  BruteForce(PatternSample pattern, ScheduleRules rules) {
    this.pattern = pattern;
    this.rules = rules;
    this.zone = rules.zone().getRules();
  }

  /** All fires in a window, in order. */
  List<Instant> fires(Window window) {
    TreeSet<Instant> fires = new TreeSet<>();
    LocalDate date = LocalDate.ofInstant(window.after(), ZoneOffset.UTC).minusDays(DAYS_AROUND);
    LocalDate end = LocalDate.ofInstant(window.upTo(), ZoneOffset.UTC).plusDays(DAYS_AROUND);
    for (; !date.isAfter(end); date = date.plusDays(1)) {
      if (pattern.matches(date)) {
        times(date).flatMap(this::instants).forEach(fires::add);
      }
    }
    return fires.stream().filter(window::has).toList();
  }

  private Stream<LocalDateTime> times(LocalDate date) {
    return pattern.hour().values().stream()
        .flatMap(
            hour ->
                pattern.minute().values().stream()
                    .flatMap(
                        minute ->
                            pattern.second().values().stream()
                                .map(second -> date.atTime(hour, minute, second))));
  }

  private Stream<Instant> instants(LocalDateTime time) {
    List<Instant> valid =
        zone.getValidOffsets(time).stream().map(time::toInstant).sorted().toList();
    if (valid.size() == 1 || pattern.straightThrough()) {
      return valid.stream();
    }
    return valid.isEmpty() ? skipped(time) : repeated(valid.get(0), valid.get(1));
  }

  private Stream<Instant> repeated(Instant earlier, Instant later) {
    return switch (rules.repeatedTime()) {
      case FIRST -> Stream.of(earlier);
      case LAST -> Stream.of(later);
      case BOTH -> Stream.of(earlier, later);
    };
  }

  private Stream<Instant> skipped(LocalDateTime time) {
    return switch (rules.skippedTime()) {
      case NEXT_VALID -> Stream.of(zone.getTransition(time).getInstant());
      case SHIFT -> Stream.of(time.toInstant(zone.getTransition(time).getOffsetBefore()));
      case SKIP -> Stream.empty();
    };
  }
}
