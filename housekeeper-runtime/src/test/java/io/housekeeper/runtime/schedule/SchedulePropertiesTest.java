package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up patterns in every zone fire as the brute force says. */
class SchedulePropertiesTest {

  private static final int TRANSITIONS = 10;
  private static final int MOST_ODD_ONES = 6;
  private static final int ORDINARY_TIMES = 2;
  private static final int RARE_PATTERNS = 2;
  private static final long SECONDS_TO_2100 =
      Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  @TestFactory
  Stream<DynamicTest> schedulesAroundTransitionsFireAsTheBruteForceSays() {
    return DistinctZones.all().stream()
        .map(zone -> DynamicTest.dynamicTest(zone.getId(), () -> checkAroundOccasions(zone)));
  }

  @TestFactory
  Stream<DynamicTest> schedulesThatFireSeldomFireAsTheBruteForceSays() {
    return DistinctZones.all().stream()
        .map(zone -> DynamicTest.dynamicTest(zone.getId(), () -> checkAllYears(zone)));
  }

  @ParameterizedTest
  @CsvSource({
    "Africa/Monrovia, 1972-01-07T00:44:30Z, NEXT_VALID, FIRST",
    "Australia/Lord_Howe, 2026-04-04T15:00:00Z, SKIP, LAST",
    "Pacific/Apia, 2011-12-30T10:00:00Z, SHIFT, BOTH",
  })
  void noSecondOfATransitionIsLost(
      ZoneId zone, Instant at, SkippedTime skipped, RepeatedTime repeated) {
    assertThat(DistinctZones.transitions(zone)).anyMatch(one -> one.getInstant().equals(at));
    ScheduleRules rules = new ScheduleRules("task", zone, skipped, repeated);
    Window window = Window.around(at, Duration.ofMinutes(90), 20);
    Random random = new Random(PatternCheck.SEED);
    PatternCheck check = new PatternCheck();
    check.check(everySecond(FieldSample.star(0, 59)), rules, window, random);
    check.check(everySecond(FieldSample.range(0, 59)), rules, window, random);
    assertThat(check.fires()).isGreaterThan(window.length().toSeconds());
  }

  private static PatternSample everySecond(FieldSample minute) {
    return new PatternSample(
        6,
        FieldSample.star(0, 59),
        minute,
        FieldSample.range(0, 23),
        FieldSample.star(1, 31),
        FieldSample.star(1, 12),
        FieldSample.star(0, 7),
        FieldSample.star(RandomPattern.FIRST_YEAR, RandomPattern.LAST_YEAR),
        false);
  }

  private static void checkAroundOccasions(ZoneId zone) {
    PatternCheck check = new PatternCheck();
    for (Occasion occasion : occasions(zone)) {
      check.checkAround(occasion, 1);
    }
    assertThat(check.fires()).isPositive();
  }

  private static void checkAllYears(ZoneId zone) {
    PatternCheck check = new PatternCheck();
    List<Occasion> occasions = occasions(zone);
    check.checkAllYears(occasions.get(occasions.size() - 1), RARE_PATTERNS);
    assertThat(check.fires()).isPositive();
  }

  private static List<Occasion> occasions(ZoneId zone) {
    Random random = new Occasion(zone, Instant.EPOCH).random(PatternCheck.SEED);
    List<Occasion> occasions = new ArrayList<>(DistinctZones.endsOfTheCalendar(zone));
    for (int i = 0; i < ORDINARY_TIMES; i++) {
      occasions.add(new Occasion(zone, Instant.ofEpochSecond(random.nextLong(SECONDS_TO_2100))));
    }
    for (ZoneOffsetTransition transition : someTransitions(zone, random)) {
      occasions.add(new Occasion(zone, transition.getInstant()));
    }
    return occasions;
  }

  /** Odd ones as far as there are any, for those are where schedulers go wrong. */
  private static List<ZoneOffsetTransition> someTransitions(ZoneId zone, Random random) {
    List<ZoneOffsetTransition> shuffled = DistinctZones.transitions(zone);
    Collections.shuffle(shuffled, random);
    List<ZoneOffsetTransition> chosen =
        new ArrayList<>(
            shuffled.stream().filter(DistinctZones::isOdd).limit(MOST_ODD_ONES).toList());
    shuffled.stream()
        .filter(transition -> !chosen.contains(transition))
        .limit(TRANSITIONS - chosen.size())
        .toList()
        .forEach(chosen::add);
    return chosen;
  }
}
