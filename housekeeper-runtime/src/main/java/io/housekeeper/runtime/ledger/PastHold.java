package io.housekeeper.runtime.ledger;

import java.time.Instant;

/**
 * A run that held the guard of its task while fires came due that are not accounted for yet. They
 * were blocked; whoever moves the cursor next writes them down as such.
 *
 * @param from when the run first started: fires up to then are only late
 * @param until when it gave the guard back
 */
public record PastHold(long run, Instant from, Instant until) {}
