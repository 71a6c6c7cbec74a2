package io.housekeeper.runtime.ledger;

/** Where the thread of an attempt was when its time was up, or what it threw. */
public record StackText(long run, int attempt, String body) {}
