package io.housekeeper.sentry.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;

/**
 * Where Sentry's cron and Housekeeper's part when the clock is changed: nobody is to be alarmed
 * because of that.
 *
 * @param text a pattern of five fields
 */
record ClockChanges(String text, LocalRules rules) {

  private static final Set<String> ALL_HOURS = Set.of("*", "*/1", "0-23");

  /** Changes of the clock that are looked at: those of some years. */
  private static final int LOOKED = 8;

  /**
   * @throws Inexpressible with a sentence, if they part somewhere
   */
  void check(Instant now) {
    ZoneRules zone = rules.zone().getRules();
    if (zone.nextTransition(now) == null) {
      return;
    }
    String[] fields = text.split(" ", -1);
    boolean wildcard = fields[0].startsWith("*") || fields[1].startsWith("*");
    if (!wildcard) {
      checkPolicies();
    } else if (!ALL_HOURS.contains(fields[1])) {
      boolean someDays = !(fields[2] + fields[3] + fields[4]).equals("***");
      checkChanges(zone, now, someDays);
    } else if (!fields[0].startsWith("*") && !fields[0].equals("0")) {
      checkChanges(zone, now, false);
    }
  }

  private void checkPolicies() {
    if (!rules.areUsual()) {
      throw refused(
          "where the clock is changed Sentry expects a fixed time at the next valid one, and of two"
              + " alike at the first");
    }
  }

  private void checkChanges(ZoneRules zone, Instant now, boolean someDays) {
    Instant after = now;
    for (int i = 0; i < LOOKED; i++) {
      Optional<ZoneOffsetTransition> next = Optional.ofNullable(zone.nextTransition(after));
      if (next.isEmpty()) {
        return;
      }
      after = next.get().getInstant();
      if (next.get().getDuration().toMinutes() % Duration.ofHours(1).toMinutes() != 0) {
        throw refused("the clock of '%s' is not changed by whole hours".formatted(rules.zone()));
      }
      boolean midnight =
          next.get().getDateTimeBefore().toLocalTime().equals(LocalTime.MIDNIGHT)
              && next.get().isGap();
      if (midnight && someDays) {
        throw refused("the clock of '%s' is changed at midnight".formatted(rules.zone()));
      }
    }
  }

  private Inexpressible refused(String why) {
    return new Inexpressible("'%s' cannot be a monitor's schedule: %s".formatted(text, why));
  }
}
