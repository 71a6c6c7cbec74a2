package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What daylight saving, and any other change of a zone's offset, does to the fires of a pattern.
 */
public final class Transitions {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final ZonedTimes times;
  private final Timeline line;
  private final boolean straight;

  Transitions(ZonedTimes times, boolean straight) {
    this.times = times;
    this.line = times.line();
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
    if (times.isMoved(fire)) {
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
    boolean gathered = times.skipped() == SkippedTime.NEXT_VALID;
    long count = gathered ? times.walls().count(from, times.gapEnd(segment)) : 1;
    return new Displacement(
        Displacement.Kind.MOVED, wallTime(times.walls().atOrAfter(from)), count);
  }

  private TransitionEffect effect(int segment) {
    boolean skipped = line.skips(segment);
    long from = Math.min(times.gapStart(segment), times.gapEnd(segment));
    long to = Math.max(times.gapStart(segment), times.gapEnd(segment));
    long count = times.walls().count(from, to);
    Wording wording = new Wording(from, to);
    String then =
        count == 0
            ? "nothing is due then"
            : skipped ? gap(wording, to - from, count) : overlap(wording, count);
    return new TransitionEffect(
        Instant.ofEpochSecond(line.start(segment)),
        wallTime(from),
        wallTime(to),
        skipped,
        count,
        "%s %s: %s".formatted(wording.range(), skipped ? "is skipped" : "comes twice", then));
  }

  private String gap(Wording wording, long shift, long count) {
    if (straight) {
      return "runs straight through, and " + wording.subject(count) + " does not come";
    }
    return wording.subject(count)
        + switch (times.skipped()) {
          case NEXT_VALID -> " runs at " + wording.end() + (count == 1 ? "" : ", all as one fire");
          case SHIFT -> " runs " + new Interval(shift * 1000).words() + " later";
          case SKIP -> " does not run";
        };
  }

  private String overlap(Wording wording, long count) {
    if (straight) {
      return "runs straight through, and " + wording.subject(count) + " comes twice";
    }
    return wording.subject(count)
        + switch (times.repeated()) {
          case FIRST -> " runs once, the first time";
          case LAST -> " runs once, the second time";
          case BOTH -> " runs both times";
        };
  }

  /** The local times of a transition in words; with their dates where a whole day is concerned. */
  private final class Wording {

    private final long from;
    private final long to;

    Wording(long from, long to) {
      this.from = from;
      this.to = to;
    }

    String range() {
      return clock(from) + " to " + clock(to);
    }

    String end() {
      return clock(to);
    }

    String subject(long count) {
      return count == 1
          ? clock(times.walls().atOrAfter(from))
          : "each of the %d local times in it".formatted(count);
    }

    private String clock(long wall) {
      LocalDateTime time = wallTime(wall);
      String clock = TIME.format(time).replaceFirst("^(..:..):00$", "$1");
      return to - from < CivilDate.SECONDS_PER_DAY ? clock : time.toLocalDate() + " " + clock;
    }
  }

  private static LocalDateTime wallTime(long wall) {
    return LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
  }
}
