package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.Ledger;
import io.housekeeper.runtime.ledger.LedgerFailure.Unreachable;
import io.housekeeper.runtime.ledger.Pulse;
import io.housekeeper.runtime.ledger.store.Store;
import java.time.Instant;
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
    return Planting.members(
        super.ledger(connections),
        call -> {
          try {
            return call.call();
          } catch (Unreachable unreachable) {
            if (!call.name().equals("beat")) {
              throw unreachable;
            }
            Instant now = world.orElseThrow().databaseClock().instant();
            return Optional.of(new Pulse(now, List.of(), 0));
          }
        });
  }
}
