package io.housekeeper.runtime.ledger;

import io.housekeeper.runtime.ledger.NodeRow.Told;
import java.util.List;
import java.util.Optional;

/**
 * What a dead incarnation ended, and nobody may have been told of.
 *
 * @param entries some of them, {@link #MOST} at most: those with the lowest ids
 * @param upTo how far its listeners were told once they heard of these; nothing if these are all
 */
public record Untold(List<Entry> entries, Optional<Told> upTo) {

  /** A listener has places for twice as many: for what happens meanwhile, too. */
  public static final int MOST = 5_000;

  public Untold {
    entries = List.copyOf(entries);
  }
}
