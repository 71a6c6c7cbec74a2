package io.housekeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a node learns with each beat.
 *
 * @param now the database's clock
 * @param cancels runs of this node that somebody wants to end
 * @param revision the newest change of a task that nodes must know of
 */
public record Pulse(Instant now, List<Long> cancels, long revision) {

  public Pulse {
    cancels = List.copyOf(cancels);
  }
}
