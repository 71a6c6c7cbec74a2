package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;

/** When there is something to start, as far as that is known, by the database's clock. */
final class Upcoming {

  private final Agenda agenda;
  private final Slots slots;
  private final DatabaseClock clock;

  Upcoming(Agenda agenda, Slots slots, DatabaseClock clock) {
    this.agenda = agenda;
    this.slots = slots;
    this.clock = clock;
  }

  /** Whether it is now, at the latest that it may be. */
  boolean isNow() {
    Instant now = nowAtTheLatest();
    return agenda.due() > 0
        || agenda.next().filter(next -> !next.isAfter(now)).isPresent()
        || !slots.next().isAfter(now);
  }

  /** Somebody has asked for a run. */
  void askedFor() {
    // What was asked for at this instant of the database's may be due a little later here.
    slots.waitingUntil(Instant.MIN);
    slots.waitingUntil(nowAtTheLatest());
  }

  private Instant nowAtTheLatest() {
    return clock.instant().plus(clock.doubt());
  }

  /** How long there will be nothing for the timer to do; not for longer than this. */
  Duration untilDue(Duration longest) {
    return until(agenda.next().orElse(Instant.MAX), longest);
  }

  /** How long there will be no waiting run to take, as far as is known. */
  Duration untilTake(Duration longest) {
    return until(slots.next(), longest);
  }

  private Duration until(Instant instant, Duration longest) {
    Instant now = clock.instant();
    return instant.isAfter(now.plus(longest)) ? longest : Duration.between(now, instant);
  }
}
