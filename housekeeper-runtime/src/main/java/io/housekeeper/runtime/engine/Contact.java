package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the others still believe that this node is alive. Counted from when the last acknowledged
 * beat was sent, by the clock of the two that saw more time go by: a suspended machine may stop one
 * of them.
 */
final class Contact {

  /** After this long nothing is claimed or started any more. */
  static final Duration CAREFUL = Duration.ofSeconds(3);

  /** After this long the node must assume that its runs were given to others. */
  static final Duration GIVEN_UP = Duration.ofSeconds(5);

  private final Ticker ticker;
  private final InstantSource wall;
  private long sentNanos;
  private Instant sentAt;

  Contact(Ticker ticker, InstantSource wall) {
    this.ticker = ticker;
    this.wall = wall;
    this.sentNanos = ticker.nanos();
    this.sentAt = wall.instant();
  }

  /** A beat that was sent then was acknowledged. */
  synchronized void acknowledged(long nanos, Instant at) {
    sentNanos = nanos;
    sentAt = at;
  }

  synchronized Duration silence() {
    Duration ticked = ticker.since(sentNanos);
    Duration walled = Duration.between(sentAt, wall.instant());
    return ticked.compareTo(walled) > 0 ? ticked : walled;
  }

  boolean mayStart() {
    return silence().compareTo(CAREFUL) < 0;
  }

  boolean isGivenUp() {
    return silence().compareTo(GIVEN_UP) >= 0;
  }
}
