package io.housekeeper.runtime.ledger;

/**
 * In whose memory a run executes.
 *
 * @param fence the fencing token of the attempt: no later one of the task has a lower
 */
public record Owner(long incarnation, long fence) {}
