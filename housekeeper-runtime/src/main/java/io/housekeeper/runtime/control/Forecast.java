package io.housekeeper.runtime.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many fires there will be.
 *
 * @param begin of the first minute
 * @param fires in each minute
 */
public record Forecast(Instant begin, List<Long> fires) {

  /** Which minute has the most; the first of them. */
  public Instant busiest() {
    int most = 0;
    for (int minute = 1; minute < fires.size(); minute++) {
      most = fires.get(minute) > fires.get(most) ? minute : most;
    }
    return begin.plus(Duration.ofMinutes(most));
  }
}
