package io.housekeeper.dist.service;

import io.housekeeper.runtime.ledger.CannotOpenLedger;
import io.housekeeper.runtime.ledger.LedgerFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts as soon as the ledger can be used: after a reboot the database may come later, and whoever
 * had the file before may still be on its way out.
 */
final class LedgerWait {

  /** What became of it. */
  enum Outcome {
    STARTED,
    ENDED,
    GIVEN_UP
  }

  private static final Logger LOG = LoggerFactory.getLogger(LedgerWait.class);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Duration patience;
  private final Requests requests;

  LedgerWait(Duration patience, Requests requests) {
    this.patience = patience;
    this.requests = requests;
  }

  /** Tries until it is done, somebody asks for the end, or patience is over. */
  Outcome until(Runnable start) throws InterruptedException {
    Duration waited = Duration.ZERO;
    Duration wait = FIRST;
    String before = "";
    while (true) {
      String why;
      try {
        start.run();
        return Outcome.STARTED;
      } catch (CannotOpenLedger | LedgerFailure failure) {
        why = String.valueOf(failure.getMessage());
      }
      if (waited.compareTo(patience) >= 0) {
        LOG.error("{} That is all: it was tried for {} s.", why, waited.toSeconds());
        return Outcome.GIVEN_UP;
      }
      if (!why.equals(before)) {
        LOG.warn("{} It is tried again for {} s.", why, patience.minus(waited).toSeconds());
        before = why;
      }
      if (requests.endWithin(wait)) {
        return Outcome.ENDED;
      }
      waited = waited.plus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
    }
  }
}
