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

  /** So many roll-ups are counted in one transaction: each is written into two more tables. */
  private static final int SOME_HOURS = 50;

  /** After so long hardly anybody has anything to write of an hour any more. */
  private static final Duration OVER = Duration.ofHours(6);

  /** After so long only totals are left of what happened in an hour. */
  private static final Duration HOURS = Duration.ofDays(400);

  /** Whoever asks again under a key does it within so long. */
  private static final Duration ANSWERS = Duration.ofDays(7);

  /** Who has come in, or could have, is kept for so long after that is over. */
  private static final Duration SESSIONS = Duration.ofDays(1);

  /** The same of what was made for a program: somebody may ask why that no longer comes in. */
  private static final Duration TOKENS = Duration.ofDays(30);

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
    ledger.tokens().forget(tenure.me(), now.minus(SESSIONS), now.minus(TOKENS));
    boolean more = ledger.history().forget(tenure.me(), old, SOME) >= SOME;
    more |= ledger.history().count(tenure.me(), now.minus(OVER), SOME_HOURS) >= SOME_HOURS;
    more |= ledger.history().forgetHours(tenure.me(), now.minus(HOURS), SOME) >= SOME;
    return more ? SOON : LATER;
  }
}
