package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the ledger small, and finishes what somebody began who was stopped. One node does it for
 * all, a little at a time.
 */
final class Upkeep {

  /** So much is forgotten in one transaction. */
  static final int SOME = 200;

  private static final Duration LATER = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration FIRST = Duration.ofSeconds(2);

  /** After so long only totals are left of what happened in an hour. */
  private static final Duration HOURS = Duration.ofDays(400);

  /** Whoever asks again under a key does it within so long. */
  private static final Duration ANSWERS = Duration.ofDays(7);

  private final Session session;

  Upkeep(Session session) {
    this.session = session;
  }

  Duration step() {
    Tenure tenure = session.tenure();
    if (!tenure.isEldest()) {
      return FIRST;
    }
    Ledger ledger = session.ledger();
    ledger.operations().level(tenure.me());
    Instant now = session.now();
    Instant old = now.minus(session.settings().retention());
    ledger.members().forget(tenure.me(), old);
    ledger.operations().forgetAnswers(tenure.me(), now.minus(ANSWERS));
    boolean more = ledger.history().forget(tenure.me(), old, SOME) >= SOME;
    more |= ledger.history().fold(tenure.me(), now.minus(HOURS), SOME) >= SOME;
    return more ? SOON : LATER;
  }
}
