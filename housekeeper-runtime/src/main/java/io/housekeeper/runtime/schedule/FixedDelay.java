package io.housekeeper.runtime.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Due a while after the last run ended: {@code every 5m after completion}. The instant it is asked
 * from is that end, so at most one fire can be due before the next run ends.
 */
public record FixedDelay(Interval delay) implements Schedule {

  @Override
  public String text() {
    return "every " + delay + " after completion";
  }

  @Override
  public String description() {
    return delay.words() + " after the last run ended";
  }

  @Override
  public Optional<Instant> next(Instant end) {
    if (end.getEpochSecond() >= CivilDate.END_OF_TIME) {
      return Optional.empty();
    }
    // In whole milliseconds, which the ledger keeps; rounded up, so never early.
    Instant fire = end.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS).plusMillis(delay.millis());
    return Optional.of(fire).filter(at -> at.getEpochSecond() < CivilDate.END_OF_TIME);
  }

  @Override
  public Optional<Instant> latest(Instant end, Instant upTo) {
    return next(end).filter(fire -> !fire.isAfter(upTo));
  }

  @Override
  public long count(Instant end, Instant upTo) {
    return latest(end, upTo).isPresent() ? 1 : 0;
  }
}
