package io.housekeeper.http.page.overview;

import io.housekeeper.http.page.frame.When;
import io.housekeeper.runtime.control.Attention;
import io.housekeeper.runtime.control.ChangeMade;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A task that somebody should look at. */
public record Trouble(Attention of, When since) {

  static Trouble of(Attention attention, Instant now) {
    return new Trouble(attention, When.utc(attention.since(), now));
  }

  public String task() {
    return of.task();
  }

  public String word() {
    return of.kind().name().toLowerCase(Locale.ROOT);
  }

  public String tone() {
    return switch (of.kind()) {
      case QUARANTINED, FAILING, OVERDUE, UNREADABLE, MISSED -> "bad";
      case PAUSED -> "warn";
    };
  }

  /** Who sees to it. */
  public Optional<ChangeMade.By> seenTo() {
    return of.acknowledged();
  }

  /** Until when he does. */
  public Optional<When> until() {
    return seenTo().flatMap(ChangeMade.By::until).map(end -> When.utc(end, since.now()));
  }
}
