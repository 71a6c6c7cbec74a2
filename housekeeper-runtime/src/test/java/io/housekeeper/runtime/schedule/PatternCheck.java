package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.housekeeper.api.TaskSpec.RepeatedTime;
import io.housekeeper.api.TaskSpec.SkippedTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Holds made-up patterns against the brute force, and counts what it has checked. */
final class PatternCheck {

  /** Another seed than the usual one: {@code -Dschedule.seed=42}. */
  static final long SEED = Long.getLong("schedule.seed", 1970_2100L);

  static final String REPLAY = "-Dschedule.seed=" + SEED;

  private static final int STRAIGHT_PATTERNS = 3;
  private static final int MOMENTS = 6;
  private static final int MOMENTS_OF_ALL_YEARS = 100;

  private final ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
  private long patterns;
  private long fires;

  /** As many rounds of a pattern for every pair of policies, and of some that know no policies. */
  void checkAround(Occasion occasion, int rounds) {
    Random random = occasion.random(SEED);
    RandomPattern sample = new RandomPattern(random, occasion.localTimes());
    Window window = occasion.window(MOMENTS);
    for (int round = 0; round < rounds; round++) {
      for (ScheduleRules rules : allRules(occasion.zone())) {
        check(sample.fixed(), rules, window, random);
      }
      for (int i = 0; i < STRAIGHT_PATTERNS; i++) {
        check(sample.straightThrough(), anyRules(occasion.zone(), random), window, random);
      }
    }
  }

  /** As many patterns that like the time of an occasion but fire seldom, over all the years. */
  void checkAllYears(Occasion occasion, int rounds) {
    Random random = occasion.random(-SEED);
    RandomPattern sample = new RandomPattern(random, occasion.localTimes());
    Window window = Window.ofAllYears(MOMENTS_OF_ALL_YEARS);
    for (int round = 0; round < rounds; round++) {
      check(sample.rare(), anyRules(occasion.zone(), random), window, random);
    }
  }

  void check(PatternSample pattern, ScheduleRules rules, Window window, Random random) {
    List<Instant> expected = new BruteForce(pattern, rules).fires(window);
    String replay = "'%s' by %s, %s, %s".formatted(pattern.text(), rules, window, REPLAY);
    patterns++;
    fires += expected.size();
    try {
      Timetable schedule = (Timetable) reader.read(pattern.text(), rules);
      new WindowCheck(schedule, expected, window, random, replay).check();
    } catch (InvalidSchedule e) {
      assertThat(e.impossible()).as(() -> "written correctly: " + replay).isTrue();
      assertThat(expected).as(() -> "fires of what was refused: " + replay).isEmpty();
    } catch (RuntimeException e) {
      throw new AssertionError(replay, e);
    }
  }

  long patterns() {
    return patterns;
  }

  long fires() {
    return fires;
  }

  /** Every pair of policies. */
  static List<ScheduleRules> allRules(ZoneId zone) {
    List<ScheduleRules> all = new ArrayList<>();
    for (SkippedTime skipped : SkippedTime.values()) {
      for (RepeatedTime repeated : RepeatedTime.values()) {
        all.add(new ScheduleRules("task", zone, skipped, repeated));
      }
    }
    return all;
  }

  private static ScheduleRules anyRules(ZoneId zone, Random random) {
    List<ScheduleRules> all = allRules(zone);
    return all.get(random.nextInt(all.size()));
  }
}
