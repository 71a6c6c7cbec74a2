package io.housekeeper.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The two kinds of time of a node.
 *
 * @param database when, as the ledger's database sees it
 * @param ticker for how long
 */
record Times(InstantSource database, Ticker ticker) {

  /** In whole milliseconds, as the ledger keeps it. */
  Instant now() {
    return database.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  long nanos() {
    return ticker.nanos();
  }

  Duration since(long nanos) {
    return ticker.since(nanos);
  }
}
