package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.time.Duration;
import java.time.Instant;

/** What is looked at now and then: the other nodes, what has changed, what the ledger thinks. */
final class Rounds {

  /** Of so many rounds of observation one also compares and gives up. */
  private static final int SELDOM = (int) (Reconciler.LOOK.toMillis() / Observer.LOOK.toMillis());

  private final Session session;
  private int round;

  Rounds(Session session) {
    this.session = session;
  }

  Duration step() {
    session.completeJoining();
    Tenure tenure = session.tenure();
    tenure.observe();
    tenure.refresh();
    round++;
    if (round % 2 == 0) {
      tell(tenure);
    }
    if (round % SELDOM == 0) {
      tenure.reconcile();
      tenure.retire();
    }
    return Observer.LOOK;
  }

  /** How far the listeners have been told what ended. */
  private void tell(Tenure tenure) {
    Instant recorded = tenure.recordedUpTo();
    Instant told = session.listeners().oldestUntold().orElse(recorded);
    Instant upTo = told.isBefore(recorded) ? told : recorded;
    session
        .ledger()
        .members()
        .told(tenure.me(), new Told(upTo.minusMillis(1), tenure.lowestLive()));
  }
}
