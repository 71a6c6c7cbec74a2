package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure.Fenced;
import io.housekeeper.runtime.ledger.Members;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Pulse;
import java.time.Instant;
import java.time.InstantSource;

/** Shows the others that this node is alive, and learns what it must know at once. */
final class BeatStep {

  private final Members members;
  private final Membership me;
  private final Ticker ticker;
  private final InstantSource wall;
  private final Contact contact;
  private final DatabaseClock clock;

  BeatStep(Mandate mandate, NodeClocks clocks) {
    this.members = mandate.ledger().members();
    this.me = mandate.me();
    this.ticker = clocks.ticker();
    this.wall = clocks.wall();
    this.contact = clocks.contact();
    this.clock = clocks.database();
  }

  Pulse beat() {
    long sent = ticker.nanos();
    Instant sentAt = wall.instant();
    Pulse pulse = members.beat(me).orElseThrow(() -> new Fenced(me.incarnation()));
    contact.acknowledged(sent, sentAt);
    clock.measured(sent, ticker.nanos(), pulse.now());
    return pulse;
  }
}
