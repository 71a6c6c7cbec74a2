package io.housekeeper.runtime.ledger.protocol;

import java.time.Instant;

/**
 * Makes ids that no other incarnation makes and that grow: 43 bits of milliseconds, 10 of the slot,
 * 10 of a counter.
 */
final class RunIds {

  private static final int SLOT_BITS = 10;
  private static final int COUNTER_BITS = 10;

  /** Slots are below this. */
  static final int SLOTS = 1 << SLOT_BITS;

  private final int slot;
  private long last;

  RunIds(int slot) {
    this.slot = slot;
  }

  /** An id higher than all before, also if the clock went back. */
  synchronized long next(Instant now) {
    long ticks = Math.max(now.toEpochMilli() << COUNTER_BITS, last + 1);
    last = ticks;
    long counter = ticks & ((1L << COUNTER_BITS) - 1);
    long millis = ticks >> COUNTER_BITS;
    return (((millis << SLOT_BITS) | slot) << COUNTER_BITS) | counter;
  }

  /** No id that was made at or after an instant is lower than this. */
  static long floor(Instant instant) {
    int bits = SLOT_BITS + COUNTER_BITS;
    // Somebody may ask for what was made before the year 9999, in which there are no ids any more.
    long millis = Math.min(Math.max(instant.toEpochMilli(), 0), Long.MAX_VALUE >> bits);
    return millis << bits;
  }
}
