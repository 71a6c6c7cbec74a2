package io.housekeeper.runtime.schedule;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One fact that somebody else's suite asserts of a cron pattern. */
record ConformanceRow(
    String suite,
    String origin,
    String licence,
    Set<String> dialect,
    String expression,
    String zone,
    String from,
    String kind,
    String expected) {

  static ConformanceRow parse(String suite, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 8) {
      throw new IllegalArgumentException(
          suite + " has a row of " + cells.length + " cells: " + line);
    }
    return new ConformanceRow(
        suite,
        cells[0],
        cells[1],
        new TreeSet<>(cells[2].equals("-") ? List.of() : Arrays.asList(cells[2].split("[; ]+"))),
        cells[3].replace("\\t", "\t").replace("\\n", "\n"),
        cells[4],
        cells[5],
        cells[6],
        cells[7]);
  }

  /** What our reader makes of the pattern, in the form of the column {@code expected}. */
  String actual(ScheduleReader reader) {
    try {
      Schedule schedule = reader.read(pattern(), rules());
      return schedule instanceof Timetable timetable ? fires(timetable) : accepted();
    } catch (InvalidSchedule e) {
      // A date that never comes is valid by OCPS 1.0 section 6.2, and refused a step later: a suite
      // that wants it read and a suite that wants it refused both have it.
      return e.impossible() && !kind.equals("reject")
          ? (kind.equals("accept") ? "accept" : "never")
          : "reject";
    }
  }

  String wanted() {
    return switch (kind) {
      case "next", "previous" -> String.join(",", instants().map(Instant::toString).toList());
      default -> kind;
    };
  }

  /** Whether the row runs in our spelling instead of its own. */
  boolean rewritten() {
    return !pattern().equals(expression);
  }

  private String pattern() {
    return kind.equals("reject")
        ? expression
        : new ConformanceDialect(dialect).rewritten(expression);
  }

  private String accepted() {
    return kind.equals("accept") ? "accept" : "untimed";
  }

  private String fires(Timetable timetable) {
    return switch (kind) {
      case "accept", "reject" -> "accept";
      case "never" ->
          timetable.next(from.equals("-") ? Instant.EPOCH : instant(from)).isEmpty()
              ? "never"
              : "fires";
      case "matches", "misses" ->
          timetable.previous(instant(from)).equals(Optional.of(instant(from)))
              ? "matches"
              : "misses";
      default -> chained(timetable);
    };
  }

  private String chained(Timetable timetable) {
    List<String> fires = new ArrayList<>();
    Optional<Instant> at = Optional.of(instant(from));
    for (long i = instants().count(); i > 0 && at.isPresent(); i--) {
      at =
          kind.equals("next")
              ? at.flatMap(timetable::next)
              : at.flatMap(fire -> timetable.previous(fire.minusNanos(1)));
      at.ifPresent(fire -> fires.add(fire.toString()));
    }
    return String.join(",", fires);
  }

  private Stream<Instant> instants() {
    return Arrays.stream(expected.split(",")).map(ConformanceRow::instant);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text.trim()).toInstant();
  }

  /** The rules of the row: ours, but for the policies that its dialect stands for. */
  private ScheduleRules rules() {
    SkippedTime skipped = SkippedTime.NEXT_VALID;
    RepeatedTime repeated = RepeatedTime.FIRST;
    for (String tag : dialect) {
      switch (tag) {
        case "dst-gap-fixed-skip", "gap-skip" -> skipped = SkippedTime.SKIP;
        case "dst-gap-fixed-shift", "gap-shift" -> skipped = SkippedTime.SHIFT;
        case "dst-overlap-fixed-both", "overlap-both" -> repeated = RepeatedTime.BOTH;
        case "dst-overlap-fixed-last", "overlap-last" -> repeated = RepeatedTime.LAST;
        default -> {}
      }
    }
    return new ScheduleRules(suite, ZoneId.of(zone), skipped, repeated);
  }
}
