package io.housekeeper.runtime.ledger;

/**
 * A piece of the log of a run.
 *
 * @param sequence where it stands among the pieces of the run
 */
public record LogChunk(long run, int sequence, String body) {}
