package io.housekeeper.benchmarks;

import io.housekeeper.runtime.schedule.Schedule;
import io.housekeeper.runtime.schedule.ScheduleReader;
import io.housekeeper.runtime.schedule.ScheduleRules;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How much memory compiled schedules keep: 100,000 of them, as a fleet would have them, in twenty
 * zones and for as many task names.
 */
public final class ScheduleMemory {

  private static final int SCHEDULES = 100_000;

  private ScheduleMemory() {}

  public static void main(String[] arguments) {
    ScheduleReader reader = new ScheduleReader(name -> Optional.empty());
    String[] zones =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.startsWith("Europe/"))
            .sorted()
            .limit(20)
            .toArray(String[]::new);
    Patterns[] patterns = Patterns.values();
    Schedule[] kept = new Schedule[SCHEDULES];
    long before = used();
    for (int i = 0; i < SCHEDULES; i++) {
      String text = i % 4 == 0 ? "H H * * *" : patterns[i % patterns.length].housekeeper;
      kept[i] =
          reader.read(text, ScheduleRules.of("task-" + i, ZoneId.of(zones[i % zones.length])));
    }
    long after = used();
    System.out.printf(
        "%,d schedules keep %.1f MB (%d bytes each; last: %s)%n",
        SCHEDULES, (after - before) / 1e6, (after - before) / SCHEDULES, kept[SCHEDULES - 1]);
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      ManagementFactory.getMemoryMXBean().gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
