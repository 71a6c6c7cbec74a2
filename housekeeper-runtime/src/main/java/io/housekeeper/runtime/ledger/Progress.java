package io.housekeeper.runtime.ledger;

/** How far a run is, in steps of its own. */
public record Progress(long run, long done, long total) {}
