package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.NodeRow;
import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.time.Duration;
import java.time.Instant;

/**
 * What is looked at now and then: what has changed, what was told, what the ledger thinks. It waits
 * for the writer where it has to know what is recorded.
 */
final class Rounds {

  private static final Duration LOOK = Duration.ofMillis(500);

  /** Of so many rounds one also compares and gives up. */
  private static final int SELDOM = (int) (Reconciler.LOOK.toMillis() / LOOK.toMillis());

  private final Session session;
  private int round;

  Rounds(Session session) {
    this.session = session;
  }

  Duration step() {
    session.completeJoining();
    Tenure tenure = session.tenure();
    session.quarantineSuspects();
    session.readSettings();
    tenure.refresh();
    round++;
    if (round % 2 == 0) {
      tell(tenure);
    }
    if (round % SELDOM == 0) {
      tenure.reconcile();
      tenure.retire();
      retell(tenure);
    }
    return LOOK;
  }

  /** How far the listeners have been told what ended. */
  private void tell(Tenure tenure) {
    Instant recorded = tenure.recordedUpTo();
    Instant told = session.listeners().oldestUntold().orElse(recorded);
    Instant upTo = told.isBefore(recorded) ? told : recorded;
    Members members = session.ledger().members();
    members.told(
        tenure.me(),
        new Told(
            upTo.minusMillis(1),
            Math.min(tenure.lowestLive(), session.listeners().lowestUntold())));
    session
        .retelling()
        .heard()
        .forEach(heard -> members.heard(tenure.me(), heard.dead(), heard.upTo()));
  }

  /**
   * What nobody has told: who was to do it died as well, or it was more than can be told at once.
   */
  private void retell(Tenure tenure) {
    if (!tenure.isEldest()) {
      return;
    }
    Members members = session.ledger().members();
    for (NodeRow dead : members.unheard(tenure.me())) {
      if (!session.retelling().isOnItsWay(dead)) {
        session.events().retold(dead, members.untold(dead.member().incarnation()));
      }
    }
  }
}
