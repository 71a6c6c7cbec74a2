package io.housekeeper.runtime.schedule;

import java.time.DateTimeException;
import java.time.Instant;
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
    try {
      return Optional.of(end.plusMillis(delay.millis()));
    } catch (DateTimeException | ArithmeticException beyondTheEndOfTime) {
      return Optional.empty();
    }
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
