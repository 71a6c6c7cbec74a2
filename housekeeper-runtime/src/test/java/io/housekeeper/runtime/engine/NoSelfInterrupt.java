package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.Membership;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * A node whose beats do not arrive goes on with what it executes. What decides that reads the time
 * of the last beat and nothing else, so the fault is planted there: a beat that did not arrive
 * counts as one that did.
 */
final class NoSelfInterrupt extends Interleaved {

  private Optional<World> world = Optional.empty();

  @Override
  public Store tables(World simulated) {
    world = Optional.of(simulated);
    return super.tables(simulated);
  }

  @Override
  public Ledger ledger(Store connections) {
    Ledger ledger = super.ledger(connections);
    PassedOn.OfMembers members =
        new PassedOn.OfMembers(ledger.members()) {
          @Override
          public Optional<Pulse> beat(Membership me) {
            try {
              return super.beat(me);
            } catch (Unreachable unreachable) {
              return Optional.of(
                  new Pulse(world.orElseThrow().databaseClock().instant(), List.of(), 0));
            }
          }
        };
    return new PassedOn.OfLedger(ledger, members, ledger.runs());
  }
}
