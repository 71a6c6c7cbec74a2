package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.util.List;
import java.util.Optional;

/**
 * What a dead incarnation ended, and nobody may have been told of.
 *
 * @param entries the oldest of them
 * @param upTo how far its listeners were told once they heard of these; nothing if these are all
 */
public record Untold(List<Entry> entries, Optional<Told> upTo) {

  public Untold {
    entries = List.copyOf(entries);
  }
}
