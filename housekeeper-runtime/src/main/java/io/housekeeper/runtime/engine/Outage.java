package io.housekeeper.runtime.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that the ledger cannot be reached, and once that it can be again. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final AtomicBoolean is = new AtomicBoolean();

  void seen(Throwable failure) {
    if (!is.getAndSet(true)) {
      LOG.warn(
          "the ledger does not answer: runs go on, their results wait, and nothing new starts until"
              + " it answers again ({})",
          failure.getMessage());
    }
  }

  void over() {
    if (is.getAndSet(false)) {
      LOG.info("the ledger answers again");
    }
  }
}
