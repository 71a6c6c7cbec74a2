package io.housekeeper.runtime.engine;

import io.housekeeper.runtime.ledger.LedgerFailure;
import io.housekeeper.runtime.ledger.LedgerFailure.Refused;
import io.housekeeper.runtime.ledger.Operations;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever makes tasks of types that there is something to make: at the start, and whenever
 * what is made was changed on some node. In a loop of its own, because to make a task may take a
 * while.
 */
final class MadeWatch {

  private static final Logger LOG = LoggerFactory.getLogger(MadeWatch.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final long NEVER = -1;

  private final Operations operations;
  private final Runnable listener;
  private long told = NEVER;

  MadeWatch(Operations operations, Runnable listener) {
    this.operations = operations;
    this.listener = listener;
  }

  Duration step() {
    // Before he looks: what is changed while he does he is told of once more.
    long revision = operations.madeRevision();
    if (revision != told) {
      tell();
      told = revision;
    }
    return LOOK;
  }

  private void tell() {
    try {
      listener.run();
    } catch (Throwable failure) {
      if (failure instanceof LedgerFailure later && !(later instanceof Refused)) {
        // He could not read what there is: he is told again.
        throw later;
      }
      LOG.error("tasks that were made while nodes run are not as they should be here", failure);
    } finally {
      // It would keep this loop from waiting.
      Thread.interrupted();
    }
  }
}
