package io.housekeeper.runtime.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What CronSim says of random patterns around changes of the clock: see {@code generate.py}. */
final class CronSimCases {

  private static final String RESOURCE = "/conformance/cronsim.csv";
  private static final Duration WINDOW = Duration.ofDays(25);

  /** A pattern in a zone, and the fires of 25 days as their number and checksum. */
  record Case(String pattern, String zone, Instant from, int fires, String crc) {

    static Case parse(String line) {
      String[] cells = line.split(";", -1);
      return new Case(
          cells[0], cells[1], Instant.parse(cells[2]), Integer.parseInt(cells[3]), cells[4]);
    }

    /** Our fires in the window, as seconds since the epoch. */
    List<Long> ours(ScheduleReader reader) {
      Schedule schedule = reader.read(pattern, ScheduleRules.of("cronsim", ZoneId.of(zone)));
      List<Long> fires = new ArrayList<>();
      Optional<Instant> fire = schedule.next(from);
      while (fire.isPresent() && !fire.get().isAfter(from.plus(WINDOW))) {
        fires.add(fire.get().getEpochSecond());
        fire = schedule.next(fire.get());
      }
      return fires;
    }

    boolean agrees(ScheduleReader reader) {
      List<Long> ours = ours(reader);
      CRC32 checksum = new CRC32();
      checksum.update(
          ours.stream().map(String::valueOf).collect(Collectors.joining(",")).getBytes(UTF_8));
      return ours.size() == fires && "%08x".formatted(checksum.getValue()).equals(crc);
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

  /** The part of the conformance page that tells of these cases. */
  static String section() {
    ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
    List<Case> cases = all();
    long agreed = cases.stream().filter(one -> one.agrees(reader)).count();
    long fires = cases.stream().mapToLong(Case::fires).sum();
    return """

        ## CronSim and Debian's cron

        CronSim 2.7 (cuu508/cronsim at fd2e617, BSD-3-Clause) follows Debian's cron and is what
        Sentry's cron monitors run on. `housekeeper-runtime/src/test/cronsim/generate.py` drew random
        five-field patterns, zones and changes of the clock, and wrote down the fires of the 25 days
        around each change. Changes of half an hour are left out: CronSim steps over whole hours.

        | cases | fires | agree with the default policies |
        | ---: | ---: | ---: |
        | %d | %d | %d |
        """
        .formatted(cases.size(), fires, agreed);
  }
}
