package io.housekeeper.sentry.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import io.housekeeper.sentry.monitor.Expectation.Crontab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the server makes of what it is told: the minutes in which a task is due, all of two years.
 */
class CronSimMonitorsTest {

  private static final Instant FIRST = Instant.parse("2026-12-31T23:59:00Z");
  private static final Instant LAST = Instant.parse("2029-01-01T00:00:00Z");

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());

  private static List<String> lines(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CronSimMonitorsTest.class.getResourceAsStream(name)),
                UTF_8))) {
      return lines.lines().toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** A schedule, and what the server is told. */
  private record Pair(String schedule, String crontab) {

    static List<Pair> all() {
      return lines("/monitors/patterns.tsv").stream()
          .map(line -> line.split("\t", -1))
          .map(cells -> new Pair(cells[0], cells[1]))
          .toList();
    }
  }

  /** What the server makes of that: pattern, zone, number of fires and their sum. */
  private record Expanded(String crontab, String zone, String fires) {

    static List<Expanded> all() {
      return lines("/monitors/cronsim.csv").stream()
          .map(line -> line.substring(1).split("\"?,(?=[^,]*,[^,]*,[^,]*$)", 2))
          .map(
              cells -> {
                String[] rest = cells[1].split(",", 2);
                return new Expanded(cells[0].replaceFirst("\"$", ""), rest[0], rest[1]);
              })
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> theServerExpectsATaskWhenItIsDue() {
    List<Expanded> expanded = Expanded.all();
    return Pair.all().stream()
        .flatMap(
            pair ->
                expanded.stream()
                    .filter(one -> one.crontab().equals(pair.crontab()))
                    .map(
                        one ->
                            DynamicTest.dynamicTest(
                                pair.schedule() + " in " + one.zone(), () -> check(pair, one))));
  }

  private void check(Pair pair, Expanded expanded) {
    ZoneId zone = ZoneId.of(expanded.zone());
    LocalRules rules = new LocalRules(zone, SkippedTime.NEXT_VALID, RepeatedTime.FIRST);
    assertThat(Expectation.of(pair.schedule(), rules, FIRST))
        .isEqualTo(new Crontab(pair.crontab(), expanded.zone()));
    Schedule ours =
        reader.read(
            pair.schedule(),
            new ScheduleRules("task", zone, SkippedTime.NEXT_VALID, RepeatedTime.FIRST));
    assertThat(fires(ours)).isEqualTo(expanded.fires());
  }

  private static String fires(Schedule schedule) {
    List<Long> minutes = new ArrayList<>();
    Optional<Instant> next = schedule.next(FIRST.plusSeconds(59));
    while (next.filter(fire -> fire.isBefore(LAST)).isPresent()) {
      Instant minute = next.get().truncatedTo(ChronoUnit.MINUTES);
      minutes.add(minute.getEpochSecond());
      next = schedule.next(minute.plusSeconds(59));
    }
    CRC32 sum = new CRC32();
    sum.update(
        minutes.stream().map(String::valueOf).collect(Collectors.joining(",")).getBytes(UTF_8));
    return minutes.size() + "," + sum.getValue();
  }

  @Test
  void eachIsCheckedInFiveZones() {
    assertThat(Expanded.all())
        .hasSize(5 * (int) Pair.all().stream().map(Pair::crontab).distinct().count());
  }
}
