package io.housekeeper.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What CronSim says of random patterns around changes of the clock: see {@code generate.py}. */
final class CronSimCases {

  private static final String RESOURCE = "/conformance/cronsim.csv";
  private static final Duration WINDOW = Duration.ofDays(25);

  /** What becomes of a case. */
  enum Verdict {
    AGREES,
    /** Our time zone database has another history for the zone in these days. */
    OTHER_HISTORY,
    /**
     * CronSim also fires at a midnight that does not exist, for a pattern that begins with {@code
     * *} and does not ask for the time that the clock really shows then.
     */
    IMAGINARY_MIDNIGHT,
    DIFFERS
  }

  /**
   * A pattern in a zone, and the fires of 25 days as their number and checksum.
   *
   * @param changes the changes of the zone's offset in these days: second, offsets before and after
   */
  record Case(String pattern, ZoneId zone, Instant from, String changes, int fires, String crc) {

    static Case parse(String line) {
      String[] cells = line.split(";", -1);
      return new Case(
          cells[0],
          ZoneId.of(cells[1]),
          Instant.parse(cells[2]),
          cells[3],
          Integer.parseInt(cells[4]),
          cells[5]);
    }

    Verdict verdict(ScheduleReader reader) {
      if (!changes.equals(ourChanges())) {
        return Verdict.OTHER_HISTORY;
      }
      SortedSet<Long> ours = ours(reader);
      if (isTheirs(ours)) {
        return Verdict.AGREES;
      }
      return imaginaryMidnights().stream().anyMatch(midnight -> explains(midnight, ours))
          ? Verdict.IMAGINARY_MIDNIGHT
          : Verdict.DIFFERS;
    }

    private boolean explains(long midnight, SortedSet<Long> ours) {
      SortedSet<Long> withMidnight = new TreeSet<>(ours);
      withMidnight.add(midnight);
      SortedSet<Long> withoutHour = new TreeSet<>(ours);
      withoutHour.subSet(midnight, midnight + 3600).clear();
      return isTheirs(withMidnight) || isTheirs(withoutHour);
    }

    private SortedSet<Long> ours(ScheduleReader reader) {
      Schedule schedule = reader.read(pattern, ScheduleRules.of("cronsim", zone));
      SortedSet<Long> fires = new TreeSet<>();
      Optional<Instant> fire = schedule.next(from);
      while (fire.isPresent() && !fire.get().isAfter(from.plus(WINDOW))) {
        fires.add(fire.get().getEpochSecond());
        fire = schedule.next(fire.get());
      }
      return fires;
    }

    private boolean isTheirs(SortedSet<Long> ours) {
      CRC32 checksum = new CRC32();
      checksum.update(
          ours.stream().map(String::valueOf).collect(Collectors.joining(",")).getBytes(UTF_8));
      return ours.size() == fires && "%08x".formatted(checksum.getValue()).equals(crc);
    }

    private List<Long> imaginaryMidnights() {
      return transitions().stream()
          .filter(change -> change.isGap())
          .filter(change -> change.getDateTimeBefore().toLocalTime().equals(LocalTime.MIDNIGHT))
          .map(ZoneOffsetTransition::toEpochSecond)
          .toList();
    }

    private String ourChanges() {
      return transitions().stream()
          .map(
              change ->
                  "%d:%d:%d"
                      .formatted(
                          change.toEpochSecond(),
                          change.getOffsetBefore().getTotalSeconds(),
                          change.getOffsetAfter().getTotalSeconds()))
          .collect(Collectors.joining(","));
    }

    private List<ZoneOffsetTransition> transitions() {
      List<ZoneOffsetTransition> transitions = new ArrayList<>();
      ZoneOffsetTransition next = zone.getRules().nextTransition(from);
      while (next != null && !next.getInstant().isAfter(from.plus(WINDOW))) {
        transitions.add(next);
        next = zone.getRules().nextTransition(next.getInstant());
      }
      return transitions;
    }
  }

  private CronSimCases() {}

  static List<Case> all() {
    try (InputStream in = CronSimCases.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, RESOURCE), UTF_8))) {
      return lines.lines().skip(1).map(Case::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  static Map<Verdict, Long> verdicts() {
    ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
    return all().stream()
        .collect(Collectors.groupingBy(one -> one.verdict(reader), Collectors.counting()));
  }

  /** The part of the conformance page that tells of these cases. */
  static String section() {
    Map<Verdict, Long> verdicts = verdicts();
    return """

        ## CronSim and Debian's cron

        CronSim 2.7 (cuu508/cronsim at fd2e617, BSD-3-Clause) follows Debian's cron and is what
        Sentry's cron monitors run on. `housekeeper-runtime/src/test/cronsim/generate.py` drew random
        five-field patterns, zones and changes of the clock, and wrote down the fires of the 25 days
        around each change: %d fires in all. Zones that change by or at other than whole hours are
        left out, because CronSim steps over whole hours. Our side runs with the default policies.

        How many cases can be compared depends on the time zone database of the JDK, here 2026a against
        2025b; `CronSimTest` wants 98 in a hundred, and none that differs otherwise.

        | cases | agree | time zone databases differ | CronSim begins at a midnight that does not exist | differ otherwise |
        | ---: | ---: | ---: | ---: | ---: |
        | %d | %d | %d | %d | %d |

        Where a gap begins at midnight, CronSim begins the day of a pattern with `*` at 00:00, which
        that day does not have: it fires then though the clock shows 01:00, or passes over 01:00 to
        01:59 though the pattern asks for it.
        """
        .formatted(
            all().stream().mapToLong(Case::fires).sum(),
            all().size(),
            verdicts.getOrDefault(Verdict.AGREES, 0L),
            verdicts.getOrDefault(Verdict.OTHER_HISTORY, 0L),
            verdicts.getOrDefault(Verdict.IMAGINARY_MIDNIGHT, 0L),
            verdicts.getOrDefault(Verdict.DIFFERS, 0L));
  }
}
