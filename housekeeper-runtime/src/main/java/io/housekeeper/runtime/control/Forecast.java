package io.housekeeper.runtime.control;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.Tasks.Page;
import io.housekeeper.runtime.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many fires there will be.
 *
 * @param begin of the first minute
 * @param fires in each minute
 */
public record Forecast(Instant begin, List<Long> fires) {

  private static final int MINUTES = (int) Duration.ofDays(1).toMinutes();
  private static final int PAGE = 1_000;

  /** Which minute has the most; the first of them. */
  public Instant busiest() {
    int most = 0;
    for (int minute = 1; minute < fires.size(); minute++) {
      most = fires.get(minute) > fires.get(most) ? minute : most;
    }
    return begin.plus(Duration.ofMinutes(most));
  }

  static Forecast of(Ledger ledger, Instant now) {
    Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
    long[] fires = new long[MINUTES];
    String after = "";
    Page page = ledger.tasks().page("", after, PAGE);
    while (!page.keys().isEmpty()) {
      page.views().stream()
          .filter(view -> view.row().switches().isOn())
          .forEach(view -> add(view.plan().schedule(), begin, fires));
      after = page.keys().get(page.keys().size() - 1).name();
      page = ledger.tasks().page("", after, PAGE);
    }
    return new Forecast(begin, Arrays.stream(fires).boxed().toList());
  }

  /** From fire to fire while they are far apart; where they are dense, minute by minute. */
  private static void add(Schedule schedule, Instant begin, long[] fires) {
    Instant end = begin.plus(Duration.ofMinutes(MINUTES));
    Optional<Instant> next = schedule.next(begin.minusMillis(1)).filter(fire -> fire.isBefore(end));
    while (next.isPresent()) {
      int minute = (int) Duration.between(begin, next.get()).toMinutes();
      Instant last = begin.plus(Duration.ofMinutes(minute + 1L)).minusMillis(1);
      fires[minute] += 1 + schedule.count(next.get(), last);
      next = schedule.next(last).filter(fire -> fire.isBefore(end));
    }
  }
}
