package io.housekeeper.runtime.ledger;

import java.time.Instant;

/**
 * A request that was answered, for whoever asks again under the same key.
 *
 * @param what was asked for
 */
public record Answered(String key, Instant at, String what, String answer) {}
