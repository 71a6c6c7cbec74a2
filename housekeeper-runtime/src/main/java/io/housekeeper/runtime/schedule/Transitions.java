package io.housekeeper.runtime.schedule;

import static io.housekeeper.runtime.schedule.WallTimes.NEVER;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What daylight saving, and any other change of a zone's offset, does to the fires of a pattern.
 */
public final class Transitions {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm[:ss]");

  private final ZonedTimes times;
  private final Timeline line;
  private final ZoneId zone;
  private final boolean straight;

  Transitions(ZonedTimes times, ZoneId zone, boolean straight) {
    this.times = times;
    this.line = times.line();
    this.zone = zone;
    this.straight = straight;
  }

  /** The effects of the next transitions after an instant. */
  public List<TransitionEffect> after(Instant from, int most) {
    List<TransitionEffect> effects = new ArrayList<>();
    int segment = line.segmentAt(from.getEpochSecond());
    while (segment < line.last() && effects.size() < most) {
      segment++;
      effects.add(effect(segment));
    }
    return effects;
  }

  /** What a transition did to a fire of this schedule; empty for all but a few. */
  public Optional<Displacement> displacement(Instant at) {
    long fire = at.getEpochSecond();
    int segment = line.segmentAt(fire);
    if (!times.isRegular(fire)) {
      return Optional.of(moved(segment, fire));
    }
    long wall = fire + line.offset(segment);
    if (segment < line.last() && line.repeats(segment + 1) && wall >= times.gapEnd(segment + 1)) {
      return Optional.of(new Displacement(Displacement.Kind.FIRST_OF_TWO, wallTime(wall), 1));
    }
    if (line.repeats(segment) && wall < times.gapStart(segment)) {
      return Optional.of(new Displacement(Displacement.Kind.SECOND_OF_TWO, wallTime(wall), 1));
    }
    return Optional.empty();
  }

  private Displacement moved(int segment, long fire) {
    long from = fire + line.offsetBefore(segment);
    boolean gathered = fire == line.start(segment);
    long count = gathered ? times.walls().count(from, times.gapEnd(segment)) : 1;
    return new Displacement(
        Displacement.Kind.MOVED, wallTime(times.walls().atOrAfter(from)), Math.max(1, count));
  }

  private TransitionEffect effect(int segment) {
    boolean skipped = line.skips(segment);
    long from = Math.min(times.gapStart(segment), times.gapEnd(segment));
    long to = Math.max(times.gapStart(segment), times.gapEnd(segment));
    long count = times.walls().count(from, to);
    String what =
        "%s to %s %s: ".formatted(clock(from), clock(to), skipped ? "is skipped" : "comes twice");
    String then =
        count == 0
            ? "nothing is due then"
            : skipped ? gap(segment, from, count) : overlap(from, count);
    return new TransitionEffect(
        Instant.ofEpochSecond(line.start(segment)),
        wallTime(from),
        wallTime(to),
        skipped,
        count,
        what + then);
  }

  private String gap(int segment, long from, long count) {
    if (straight) {
      return count == 1
          ? clock(times.walls().atOrAfter(from)) + " does not come on that day"
          : "the %d fires in it do not come on that day".formatted(count);
    }
    String subject = subject(from, count);
    return switch (times.skipped()) {
      case NEXT_VALID ->
          "%s runs at %s%s"
              .formatted(subject, clock(times.gapEnd(segment)), count == 1 ? "" : ", once");
      case SHIFT -> {
        long shift = times.gapEnd(segment) - times.gapStart(segment);
        yield count == 1
            ? "%s runs at %s".formatted(subject, clock(times.walls().atOrAfter(from) + shift))
            : "%s run %s later".formatted(subject, new Interval(shift * 1000).words());
      }
      case SKIP -> "%s does not run on that day".formatted(subject);
    };
  }

  private String overlap(long from, long count) {
    String subject = subject(from, count);
    if (straight) {
      return subject + (count == 1 ? " runs both times" : " run both times");
    }
    return switch (times.repeated()) {
      case FIRST -> subject + " runs once, the first time";
      case LAST -> subject + " runs once, the second time";
      case BOTH -> subject + " runs both times";
    };
  }

  private String subject(long from, long count) {
    return count == 1
        ? clock(times.walls().atOrAfter(from))
        : "each of the %d fires in it".formatted(count);
  }

  private static String clock(long wall) {
    return wall == NEVER
        ? ""
        : TIME.format(wallTime(wall).toLocalTime()).replaceFirst("^(..:..):00$", "$1");
  }

  private static LocalDateTime wallTime(long wall) {
    return LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return "transitions of " + zone;
  }
}
