package io.housekeeper.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every transition of every zone from 1970 to 2100. Takes minutes. */
@Tag("sweep")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ScheduleSweepTest {

  private static final int ROUNDS = 3;
  private static final int RARE_PATTERNS = 4;
  private static final int TRANSITIONS_TO_RARE_PATTERNS = 25;
  private static final int MOST_FAILURES = 20;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

  private final PatternCheck check = new PatternCheck();
  private final List<String> failures = new ArrayList<>();
  private int zones;
  private int transitions;
  private Instant lastLine = Instant.now();

  @Test
  void schedulesFireAsTheBruteForceSaysAroundEveryTransition() {
    for (ZoneId zone : DistinctZones.all()) {
      zones++;
      DistinctZones.endsOfTheCalendar(zone).forEach(this::check);
      for (ZoneOffsetTransition transition : DistinctZones.transitions(zone)) {
        check(new Occasion(zone, transition.getInstant()));
        transitions++;
      }
    }
    print("Swept");
    assertThat(failures).isEmpty();
    assertThat(check.fires()).isPositive();
  }

  private void check(Occasion occasion) {
    try {
      check.checkAround(occasion, ROUNDS);
      if (transitions % TRANSITIONS_TO_RARE_PATTERNS == 0) {
        check.checkAllYears(occasion, RARE_PATTERNS);
      }
    } catch (AssertionError e) {
      failures.add(e.getMessage());
      assertThat(failures).hasSizeLessThan(MOST_FAILURES);
    }
    if (Instant.now().isAfter(lastLine.plus(BETWEEN_LINES))) {
      lastLine = Instant.now();
      print("Sweeping " + occasion.zone() + ":");
    }
  }

  private void print(String what) {
    System.out.printf(
        "%s %,d zones, %,d transitions, %,d patterns, %,d fires, %d failures, %s%n",
        what,
        zones,
        transitions,
        check.patterns(),
        check.fires(),
        failures.size(),
        PatternCheck.REPLAY);
  }
}
